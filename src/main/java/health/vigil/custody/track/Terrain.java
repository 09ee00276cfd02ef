package health.vigil.custody.track;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** The geofences and corridors at one moment; immutable, swapped whole when one of them changes. */
public final class Terrain {
    private static final Comparator<Geofence> SMALLEST_FIRST =
            Comparator.comparingDouble(Geofence::area).thenComparing(Geofence::id);

    private final STRtree geofences = new STRtree();
    private final List<Corridor> corridors;

    public Terrain(Collection<Geofence> geofences, Collection<Corridor> corridors) {
        geofences.forEach(geofence -> this.geofences.insert(geofence.envelope(), geofence));
        this.geofences.build();
        this.corridors = List.copyOf(corridors);
    }

    /** The geofence at a place, the smallest where several overlap. */
    public Optional<Geofence> geofence(LatLon place) {
        return geofence(Mercator.of(place));
    }

    @SuppressWarnings("unchecked")
    Optional<Geofence> geofence(Coordinate onMap) {
        List<Geofence> near = geofences.query(new Envelope(onMap));
        return near.stream().filter(geofence -> geofence.contains(onMap)).min(SMALLEST_FIRST);
    }

    List<Corridor> corridors(String vehicle) {
        return corridors.stream().filter(corridor -> corridor.binds(vehicle)).toList();
    }
}
