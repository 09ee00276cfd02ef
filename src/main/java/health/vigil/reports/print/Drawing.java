package health.vigil.reports.print;

import health.vigil.reports.print.Chart.Curve;
import health.vigil.reports.print.Chart.Label;
import health.vigil.reports.print.Chart.Level;
import health.vigil.reports.print.Chart.Point;
import health.vigil.reports.print.Chart.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Where the parts of a chart stand, in CSS pixels, and how they look. Ink is dark and also tells by its shape, for copiers. */
final class Drawing {
    static final int WIDTH = 640;
    static final int HEIGHT = 250;

    private static final int LEFT = 44;
    private static final int RIGHT = WIDTH - 48;
    private static final int TOP = 18;
    private static final int BOTTOM = HEIGHT - 24;
    private static final int HATCH = 6;

    private final Chart chart;
    private final ValueAxis values;
    private final TimeAxis times;

    Drawing(Chart chart) {
        this.chart = chart;
        this.values = ValueAxis.over(DoubleStream.concat(
                chart.levels().stream().mapToDouble(Level::value),
                chart.curves().stream()
                        .flatMap(curve -> curve.points().stream())
                        .mapToDouble(Point::value)));
        this.times = TimeAxis.over(chart.from(), chart.to());
    }

    String svg() {
        var svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\">"
                .formatted(WIDTH, HEIGHT));
        chart.gaps().forEach(gap -> hatch(svg, gap));
        chart.excesses().forEach(excess -> rectangle(svg, excess, "#c62828", "0.16"));
        values.ticks().forEach(tick -> line(svg, LEFT, y(tick), RIGHT, y(tick), "#e0e0e0", ""));
        times.ticks().forEach(tick -> line(svg, x(tick), TOP, x(tick), BOTTOM, "#e0e0e0", ""));
        chart.levels()
                .forEach(level -> line(
                        svg,
                        x(level.from()),
                        y(level.value()),
                        x(level.to()),
                        y(level.value()),
                        "#b71c1c",
                        " stroke-width=\"1.2\" stroke-dasharray=\"6 3\""));
        chart.curves().forEach(curve -> curve(svg, curve));
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#616161\"/>"
                .formatted(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP));
        return svg.append("</svg>").toString();
    }

    List<Label> labels() {
        var labels = new ArrayList<Label>();
        labels.add(new Label("unit", 0, 0, chart.unit()));
        values.ticks().forEach(tick -> labels.add(new Label("y", 0, Math.round(y(tick)) - 7, values.text(tick))));
        times.ticks()
                .forEach(tick -> labels.add(new Label("x", Math.round(x(tick)) - 40, BOTTOM + 5, times.text(tick))));
        chart.levels().stream()
                .map(Level::value)
                .distinct()
                .forEach(level -> labels.add(
                        new Label("level", RIGHT + 4, Math.round(y(level)) - 7, number(level) + " " + chart.unit())));
        return labels;
    }

    /** A long time has more points than pixels: of each pixel the lowest and the highest are drawn, so no peak is lost. */
    private void curve(StringBuilder svg, Curve curve) {
        var path = new StringBuilder();
        Instant last = null;
        for (var point : Thinning.of(curve.points(), this::column)) {
            var joined = last != null && Duration.between(last, point.at()).compareTo(curve.reach()) <= 0;
            path.append(joined ? 'L' : 'M')
                    .append(number(x(point.at())))
                    .append(' ')
                    .append(number(y(point.value())));
            if (!joined) {
                path.append("h0.01"); // a point on its own is a dot
            }
            last = point.at();
        }
        svg.append("<path d=\"%s\" fill=\"none\" stroke=\"#0d47a1\" stroke-width=\"1.3\" stroke-linecap=\"round\"/>"
                .formatted(path.isEmpty() ? "M0 0" : path));
    }

    private long column(Point point) {
        return (long) x(point.at());
    }

    private void rectangle(StringBuilder svg, Stretch stretch, String colour, String opacity) {
        var x = x(stretch.from());
        svg.append("<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"%s\" fill-opacity=\"%s\"/>"
                .formatted(number(x), TOP, number(width(stretch)), BOTTOM - TOP, colour, opacity));
    }

    private void hatch(StringBuilder svg, Stretch gap) {
        rectangle(svg, gap, "#9e9e9e", "0.12");
        var x = x(gap.from());
        var width = width(gap);
        var height = BOTTOM - TOP;
        var path = new StringBuilder();
        for (double start = x - height; start < x + width; start += HATCH) {
            var left = Math.max(start, x);
            var right = Math.min(start + height, x + width);
            if (left < right) {
                path.append("M%s %sL%s %s"
                        .formatted(
                                number(left),
                                number(BOTTOM - (left - start)),
                                number(right),
                                number(BOTTOM - (right - start))));
            }
        }
        svg.append("<path d=\"%s\" fill=\"none\" stroke=\"#757575\" stroke-width=\"0.6\"/>".formatted(path));
    }

    /** At least a pixel, that a short one is seen. */
    private double width(Stretch stretch) {
        return Math.max(1, x(stretch.to()) - x(stretch.from()));
    }

    private static void line(StringBuilder svg, double x, double y, double x2, double y2, String colour, String more) {
        svg.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"%s/>"
                .formatted(number(x), number(y), number(x2), number(y2), colour, more));
    }

    private double x(Instant at) {
        return LEFT + (RIGHT - LEFT) * times.share(at);
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * values.share(value);
    }

    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}
