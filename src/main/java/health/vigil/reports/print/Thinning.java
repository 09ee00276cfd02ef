package health.vigil.reports.print;

import health.vigil.reports.print.Chart.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Leaves of the points in each column of pixels the first, the lowest, the highest and the last. */
final class Thinning {
    private Thinning() {}

    static List<Point> of(List<Point> points, ToLongFunction<Point> column) {
        var kept = new ArrayList<Point>();
        var start = 0;
        for (int i = 1; i <= points.size(); i++) {
            if (i == points.size() || column.applyAsLong(points.get(i)) != column.applyAsLong(points.get(start))) {
                keep(points.subList(start, i), kept);
                start = i;
            }
        }
        return kept;
    }

    private static void keep(List<Point> column, List<Point> kept) {
        var byValue = Comparator.comparingDouble(Point::value);
        Stream.of(
                        column.get(0),
                        column.stream().min(byValue).orElseThrow(),
                        column.stream().max(byValue).orElseThrow(),
                        column.get(column.size() - 1))
                .distinct()
                .sorted(Comparator.comparing(Point::at))
                .forEach(kept::add);
    }
}
