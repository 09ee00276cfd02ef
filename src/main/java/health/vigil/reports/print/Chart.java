package health.vigil.reports.print;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Values over time, with the limits they were to keep. Drawn as SVG without text; the text stands beside it as labels, so
 * that it is searchable and set in the page's font.
 *
 * @param unit      of all values
 * @param excesses  where a value was out of its limits: shaded
 * @param gaps      where nothing was recorded: hatched
 */
public record Chart(
        Instant from,
        Instant to,
        String unit,
        List<Curve> curves,
        List<Level> levels,
        List<Stretch> excesses,
        List<Stretch> gaps) {
    public Chart {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a chart from " + from + " to " + to + " has no width");
        }
        curves = List.copyOf(curves);
        levels = List.copyOf(levels);
        excesses = List.copyOf(excesses);
        gaps = List.copyOf(gaps);
    }

    public record Point(Instant at, double value) {}

    /**
     * @param points  in order of time
     * @param reach   points further apart are not joined: what was between them isn't known
     */
    public record Curve(List<Point> points, Duration reach) {
        public Curve {
            points = List.copyOf(points);
        }
    }

    /** A limit, drawn for as long as it was in force. */
    public record Level(double value, Instant from, Instant to) {}

    public record Stretch(Instant from, Instant to) {}

    /**
     * A text on the chart.
     *
     * @param left  in CSS pixels from the left edge of the chart
     * @param top   likewise, from the upper edge
     * @param place a class of the style sheet: {@code x}, {@code y}, {@code unit} or {@code level}
     */
    public record Label(String place, long left, long top, String text) {}

    public int width() {
        return Drawing.WIDTH;
    }

    public int height() {
        return Drawing.HEIGHT;
    }

    /** The drawing, well-formed. */
    public String svg() {
        return new Drawing(this).svg();
    }

    public List<Label> labels() {
        return new Drawing(this).labels();
    }
}
