package health.vigil.custody.track;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Geometries in degrees (longitude, latitude) brought onto the map, and measured. */
public final class Projection {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final int SEGMENTS_PER_QUADRANT = 16;

    private Projection() {}

    /** Right within 1 % for areas up to some hundred kilometres across. */
    public static double squareMetres(Polygon degrees) {
        var scale = Mercator.scale(degrees.getCentroid().getY());
        return of(degrees).getArea() / (scale * scale);
    }

    public static double metres(LineString degrees) {
        var length = 0.0;
        for (var i = 1; i < degrees.getNumPoints(); i++) {
            length += place(degrees.getCoordinateN(i - 1)).metresTo(place(degrees.getCoordinateN(i)));
        }
        return length;
    }

    @SuppressWarnings("unchecked")
    static <G extends Geometry> G of(G degrees) {
        var map = degrees.copy();
        map.apply(new OntoMap());
        return (G) map;
    }

    static Polygon circle(LatLon centre, double metres) {
        var point = GEOMETRIES.createPoint(Mercator.of(centre));
        return (Polygon) point.buffer(metres * Mercator.scale(centre.lat()), SEGMENTS_PER_QUADRANT);
    }

    private static LatLon place(Coordinate degrees) {
        return new LatLon(degrees.y, degrees.x);
    }

    private static final class OntoMap implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence line, int i) {
            var map = Mercator.of(new LatLon(line.getY(i), line.getX(i)));
            line.setOrdinate(i, CoordinateSequence.X, map.x);
            line.setOrdinate(i, CoordinateSequence.Y, map.y);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
