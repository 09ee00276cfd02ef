package health.vigil.custody.transport;

import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.custody.track.Gcj02;
import health.vigil.custody.track.LatLon;
import org.jspecify.annotations.Nullable;

/** What coordinates refer to, as {@code crs} says. Here all of them are WGS-84 once they are read. */
enum Datum {
    WGS84 {
        @Override
        LatLon wgs84(LatLon place) {
            return place;
        }
    },
    /** Of Chinese web maps. */
    GCJ02 {
        @Override
        LatLon wgs84(LatLon place) {
            return Gcj02.toWgs84(place);
        }
    };

    abstract LatLon wgs84(LatLon place);

    static Datum of(@Nullable JsonNode crs) {
        return of(crs == null || crs.isNull() ? null : crs.asText());
    }

    /** @throws IllegalArgumentException for people, when it is none of them */
    static Datum of(@Nullable String crs) {
        if (crs == null || crs.equals("wgs84")) {
            return WGS84;
        }
        if (crs.equals("gcj02")) {
            return GCJ02;
        }
        throw new IllegalArgumentException("crs: '" + crs + "' is neither wgs84 nor gcj02");
    }
}
