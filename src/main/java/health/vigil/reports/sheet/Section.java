package health.vigil.reports.sheet;

import health.vigil.reports.print.Chart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a sheet under a heading: any of a chart, a table, sentences, and lines to be filled in by hand.
 *
 * @param blanks what is to be written by hand, each with its line
 */
public record Section(
        String heading, List<String> text, @Nullable Chart chart, @Nullable Table table, List<String> blanks) {
    public Section {
        text = List.copyOf(text);
        blanks = List.copyOf(blanks);
    }

    public static Section of(String heading, Table table) {
        return new Section(heading, List.of(), null, table, List.of());
    }

    public static Section of(String heading, Chart chart, List<String> legend) {
        return new Section(heading, legend, chart, null, List.of());
    }

    public static Section toFillIn(String heading, String text, List<String> blanks) {
        return new Section(heading, List.of(text), null, null, blanks);
    }

    public Section saying(List<String> sentences) {
        return new Section(heading, sentences, chart, table, blanks);
    }
}
