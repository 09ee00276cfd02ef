package health.vigil.custody.track;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/** A set route (规定路线) and how far beside it a vehicle may be. */
public final class Corridor {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final @Nullable Double metres;
    private final Set<String> vehicles;
    private final IndexedFacetDistance line;

    /**
     * @param line     longitude, latitude in degrees
     * @param metres   to either side; absent: as far as the rule has it
     * @param vehicles device ids of the vehicles that are to keep to it; empty: all
     */
    public Corridor(LineString line, @Nullable Double metres, Set<String> vehicles) {
        this.metres = metres;
        this.vehicles = Set.copyOf(vehicles);
        this.line = new IndexedFacetDistance(Projection.of(line));
    }

    boolean binds(String vehicle) {
        return vehicles.isEmpty() || vehicles.contains(vehicle);
    }

    /** Half its width in metres. */
    double width(double ofRule) {
        return metres == null ? ofRule : metres;
    }

    /** Metres from its middle. */
    double distance(Coordinate onMap, double scale) {
        return line.distance(GEOMETRIES.createPoint(onMap)) / scale;
    }
}
