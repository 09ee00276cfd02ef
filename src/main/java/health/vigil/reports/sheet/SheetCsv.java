package health.vigil.reports.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A sheet for a spreadsheet (RFC 4180): title and facts, then its tables one below the other, each under its heading. What a
 * spreadsheet would take for a formula is given an apostrophe.
 */
final class SheetCsv {
    /** Without it Excel takes UTF-8 for the local code page, and Chinese for noise. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern FORMULA = Pattern.compile("\\s*[=+\\-@\t\r].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final CsvMapper CSV = CsvMapper.csvBuilder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    private static final CsvSchema LINES = CsvSchema.emptySchema().withLineSeparator("\r\n");

    private SheetCsv() {}

    static String write(Sheet sheet, Words words) {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(sheet.title()));
        lines.add(List.of(sheet.subtitle()));
        sheet.facts().forEach(fact -> lines.add(List.of(fact.name(), fact.value())));
        for (var section : sheet.sections()) {
            var table = section.table();
            if (table != null) {
                lines.add(List.of());
                lines.add(List.of(section.heading()));
                lines.add(table.columns().stream().map(Table.Column::name).toList());
                lines.addAll(table.rows());
            }
        }
        var text = text(lines);
        return words.chinese() ? BYTE_ORDER_MARK + text : text;
    }

    private static String text(List<List<String>> lines) {
        try {
            var text = new StringBuilder();
            for (var line : lines) {
                var cells = line.stream().map(SheetCsv::harmless).toList();
                text.append(line.isEmpty() ? "\r\n" : CSV.writer(LINES).writeValueAsString(cells));
            }
            return text.toString();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String harmless(String cell) {
        return FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }
}
