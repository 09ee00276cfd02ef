package health.vigil.custody.track;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gcj02Test {
    @Property
    void comesBackWithinAMetre(
            @ForAll @DoubleRange(min = 3, max = 54) double lat, @ForAll @DoubleRange(min = 73, max = 136) double lon) {
        var place = new LatLon(lat, lon);

        var back = Gcj02.toWgs84(Gcj02.ofWgs84(place));

        assertThat(Vincenty.metres(place, back)).isLessThan(1);
    }

    @ParameterizedTest
    @CsvSource({
        "31.1774276, 121.5272106, 31.17530398, 121.53154186", // Shanghai
        "22.543847, 113.912316, 22.54079613, 113.91717648", // Shenzhen
        "39.911954, 116.377817, 39.91334546, 116.38404722" // Beijing
    })
    void agreesWithTheFormulaInPublicUse(double lat, double lon, double gcjLat, double gcjLon) {
        var shifted = Gcj02.ofWgs84(new LatLon(lat, lon));

        assertThat(Vincenty.metres(shifted, new LatLon(gcjLat, gcjLon))).isLessThan(0.01);
    }

    @ParameterizedTest
    @CsvSource({"48.86, 2.35", "-33.87, 151.21"})
    void isWgs84Abroad(double lat, double lon) {
        var place = new LatLon(lat, lon);

        assertThat(Gcj02.toWgs84(place)).isEqualTo(place);
    }
}
