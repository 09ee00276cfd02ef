package health.vigil.custody.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class DistanceTest {
    @Property
    void isRightWithinOnePercentAtTwentyFourDegreesNorth(
            @ForAll @DoubleRange(min = 23, max = 25) double lat,
            @ForAll @DoubleRange(min = 109, max = 117) double lon,
            @ForAll @DoubleRange(min = -0.5, max = 0.5) double north,
            @ForAll @DoubleRange(min = -0.5, max = 0.5) double east) {
        var from = new LatLon(lat, lon);
        var to = new LatLon(lat + north, lon + east);

        assertThat(from.metresTo(to)).isCloseTo(Vincenty.metres(from, to), withPercentage(1));
    }

    @Property
    void ofARouteIsThatOfTheNearestPointOfIt(
            @ForAll @DoubleRange(min = 0, max = 20_000) double along,
            @ForAll @DoubleRange(min = -5_000, max = 5_000) double beside) {
        var corridor = Ground.route(null, Set.of());

        var metres = Ground.distance(corridor, Ground.at(along, beside));

        assertThat(metres).isCloseTo(Math.abs(beside), within(Math.max(0.5, Math.abs(beside) / 100)));
    }

    @Property
    void ofACircleIsItsRadiusToAllSides(@ForAll @DoubleRange(min = 0, max = 360) double degrees) {
        var direction = Math.toRadians(degrees);
        var circle = Geofence.around(Ground.HOSPITAL, 200, "hospital", "医院", Geofence.Kind.SITE);

        assertThat(circle.contains(Ground.at(198 * Math.cos(direction), 198 * Math.sin(direction))))
                .isTrue();
        assertThat(circle.contains(Ground.at(202 * Math.cos(direction), 202 * Math.sin(direction))))
                .isFalse();
    }

    @Test
    void ofADegreeIsThatOfTheEllipsoid() {
        assertThat(new LatLon(23.5, 113).metresTo(new LatLon(24.5, 113))).isCloseTo(110_757, within(50.0));
        assertThat(new LatLon(24, 113).metresTo(new LatLon(24, 114))).isCloseTo(101_753, within(50.0));
    }

    @Test
    void measuresAreasAndLengths() {
        var square = Ground.line(
                Ground.at(0, 0), Ground.at(1000, 0), Ground.at(1000, 1000), Ground.at(0, 1000), Ground.at(0, 0));
        var area = square.getFactory().createPolygon(square.getCoordinates());

        assertThat(Projection.squareMetres(area)).isCloseTo(1_000_000, withPercentage(1));
        assertThat(Projection.metres(square)).isCloseTo(4000, withPercentage(1));
    }
}
