package health.vigil.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report as a table; reasons stand in one cell, as {@code maintenance=12 manual=1}. */
final class ComplianceCsv {
    private static final List<String> COLUMNS = List.of(
            "period",
            "key",
            "name",
            "name_en",
            "rate",
            "numerator",
            "denominator",
            "violated",
            "averaged",
            "total",
            "excluded",
            "uncertain",
            "planned",
            "coverage",
            "valid",
            "daily_means_rate",
            "daily_means_numerator",
            "daily_means_denominator");

    private ComplianceCsv() {}

    static String write(List<ComplianceRow> rows) throws JsonProcessingException {
        var schema = CsvSchema.builder();
        COLUMNS.forEach(schema::addColumn);
        return new CsvMapper()
                .writer(schema.build().withHeader())
                .writeValueAsString(rows.stream().map(ComplianceCsv::cells).toList());
    }

    private static Map<String, Object> cells(ComplianceRow row) {
        var cells = new LinkedHashMap<String, Object>();
        cells.put("period", row.period());
        cells.put("key", row.key());
        cells.put("name", row.name());
        cells.put("name_en", row.nameEn());
        Optional.ofNullable(row.rate()).ifPresent(rate -> cells.put("rate", rate));
        cells.put("numerator", row.numerator());
        cells.put("denominator", row.denominator());
        cells.put("violated", row.violated());
        cells.put("averaged", row.averaged());
        cells.put("total", row.total());
        cells.put("excluded", reasons(row.excluded()));
        cells.put("uncertain", reasons(row.uncertain()));
        cells.put("planned", row.planned());
        Optional.ofNullable(row.coverage()).ifPresent(coverage -> cells.put("coverage", coverage));
        cells.put("valid", row.valid());
        Optional.ofNullable(row.dailyMeans()).ifPresent(means -> {
            cells.put("daily_means_rate", means.rate());
            cells.put("daily_means_numerator", means.numerator());
            cells.put("daily_means_denominator", means.denominator());
        });
        return cells;
    }

    private static String reasons(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + "=" + count.getValue())
                .collect(Collectors.joining(" "));
    }
}
