package health.vigil.reports.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.reports.print.Chart.Curve;
import health.vigil.reports.print.Chart.Label;
import health.vigil.reports.print.Chart.Level;
import health.vigil.reports.print.Chart.Point;
import health.vigil.reports.print.Chart.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {
    /** Midnight in Beijing. */
    private static final Instant FROM = Instant.parse("2026-11-20T16:00:00Z");

    private static final Duration REACH = Duration.ofMinutes(30);

    @Test
    void ticksAreFullHoursOfBeijingAndMidnightIsTheDay() {
        assertThat(texts(chart(Duration.ofDays(1), List.of()), "x"))
                .containsExactly("11-21", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00", "11-22");
    }

    @Test
    void ticksOfAMonthAreDays() {
        assertThat(texts(chart(Duration.ofDays(30), List.of()), "x")).contains("11-21", "11-26", "12-01");
    }

    @Test
    void noPeakIsLostHoweverManyPoints() {
        var points = new ArrayList<Point>();
        IntStream.range(0, 100_000).forEach(i -> points.add(new Point(FROM.plusSeconds(i), i == 54_321 ? 12.5 : 5.0)));
        var high = drawn(points);
        points.set(54_321, new Point(FROM.plusSeconds(54_321), 5.0));
        assertThat(high).isNotEqualTo(drawn(points));
        assertThat(high.length()).isLessThan(100_000);
    }

    @Test
    void whatIsTooFarApartIsNotJoined() {
        var path = path(List.of(point(0, 5), point(20, 5), point(60, 5), point(80, 5)));
        assertThat(path.chars().filter(c -> c == 'M').count()).isEqualTo(2);
        assertThat(path.chars().filter(c -> c == 'L').count()).isEqualTo(2);
    }

    @Test
    void limitsAreDrawnForAsLongAsTheyHold() {
        var chart = new Chart(
                FROM,
                FROM.plus(Duration.ofDays(1)),
                "°C",
                List.of(),
                List.of(new Level(8, FROM, FROM.plus(Duration.ofHours(12)))),
                List.of(),
                List.of());
        assertThat(chart.svg()).contains("x2=\"318\"").contains("stroke-dasharray");
        assertThat(texts(chart, "level")).containsExactly("8 °C");
    }

    @Test
    void excessesAreShadedAndGapsHatchedWithinTheFrame() {
        var plain = chart(Duration.ofDays(1), List.of()).svg();
        var stretch = List.of(new Stretch(FROM.plus(Duration.ofHours(2)), FROM.plus(Duration.ofHours(3))));
        var excess = new Chart(FROM, FROM.plus(Duration.ofDays(1)), "°C", List.of(), List.of(), stretch, List.of());
        var gap = new Chart(FROM, FROM.plus(Duration.ofDays(1)), "°C", List.of(), List.of(), List.of(), stretch);
        assertThat(plain).doesNotContain("fill-opacity");
        assertThat(excess.svg()).contains("fill=\"#c62828\"").contains("width=\"22.83\"");
        assertThat(gap.svg()).contains("stroke=\"#757575\"");
    }

    @Test
    void isWellFormedWithoutTextThatNeedsAFont() {
        var svg = chart(Duration.ofHours(1), List.of(point(0, -12.25), point(5, 30)))
                .svg();
        assertThat(Xhtml.read(svg).getElementsByTagName("text").getLength()).isZero();
    }

    @Test
    void refusesATimeWithoutLength() {
        assertThatThrownBy(() -> chart(Duration.ZERO, List.of())).hasMessageContaining("no width");
    }

    private static Point point(int minute, double value) {
        return new Point(FROM.plus(Duration.ofMinutes(minute)), value);
    }

    private static Chart chart(Duration length, List<Point> points) {
        return new Chart(
                FROM,
                FROM.plus(length),
                "°C",
                points.isEmpty() ? List.of() : List.of(new Curve(points, REACH)),
                List.of(),
                List.of(),
                List.of());
    }

    private static String drawn(List<Point> points) {
        return chart(Duration.ofDays(2), points).svg();
    }

    private static String path(List<Point> points) {
        var svg = chart(Duration.ofHours(2), points).svg();
        return svg.substring(svg.indexOf("<path d=\"") + 9, svg.indexOf("\" fill=\"none\" stroke=\"#0d47a1\""));
    }

    private static List<String> texts(Chart chart, String place) {
        return chart.labels().stream()
                .filter(label -> label.place().equals(place))
                .map(Label::text)
                .toList();
    }
}
