package health.vigil.custody.units;

import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import health.vigil.web.Fault;
import health.vigil.web.Problems;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads occupied beds from CSV: a header row, then {@code site,department,day,occupied_beds} per row; for one department
 * without the first two. The header is row 1, as in a spreadsheet.
 */
final class OccupiedBedsCsv {
    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build();

    private final @Nullable DepartmentId of;
    private final List<Fault> faults = new ArrayList<>();

    private OccupiedBedsCsv(@Nullable DepartmentId of) {
        this.of = of;
    }

    /**
     * @param of the department that all rows are of; absent when each row says
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it isn't CSV, 422 when rows can't be read
     */
    static List<OccupiedBeds> read(byte[] file, @Nullable DepartmentId of) {
        var csv = new OccupiedBedsCsv(of);
        var days = csv.read(file);
        if (!csv.faults.isEmpty()) {
            throw Problems.unprocessable(csv.faults);
        }
        return days;
    }

    private List<OccupiedBeds> read(byte[] file) {
        var days = new ArrayList<OccupiedBeds>();
        var row = 1;
        try (var rows = MAPPER.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(utf8(file))) {
            while (rows.hasNextValue()) {
                row++;
                var cells = rows.nextValue();
                if (!cells.values().stream().allMatch(String::isBlank)) {
                    day(cells, "row " + row + ", ").ifPresent(days::add);
                }
            }
        } catch (IOException | RuntimeJsonMappingException e) {
            throw Problems.badRequest("The CSV can't be read at row " + row + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return days;
    }

    private Optional<OccupiedBeds> day(Map<String, String> cells, String place) {
        var before = faults.size();
        var department =
                of == null ? new DepartmentId(text(cells, "site", place), text(cells, "department", place)) : of;
        var day = date(text(cells, "day", place), place);
        var beds = number(text(cells, "occupied_beds", place), place);
        return faults.size() > before ? Optional.empty() : Optional.of(new OccupiedBeds(department, day, beds));
    }

    private String text(Map<String, String> cells, String column, String place) {
        var cell = cells.getOrDefault(column, "");
        if (cell.isBlank()) {
            faults.add(new Fault(place + column, "is missing"));
        }
        return cell;
    }

    private LocalDate date(String text, String place) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return fault(place + "day", text, "is not a date such as 2026-01-31", LocalDate.EPOCH);
        }
    }

    private int number(String text, String place) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return fault(place + "occupied_beds", text, "is not a whole number", 0);
        }
    }

    private <T> T fault(String path, String text, String wrong, T instead) {
        if (!text.isBlank()) {
            faults.add(new Fault(path, "'" + text + "' " + wrong));
        }
        return instead;
    }

    /** Spreadsheets like to save in the encoding of the country; that must not become unreadable names. */
    private static String utf8(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString()
                    .replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            throw Problems.badRequest("The file is not in UTF-8; save it again with that encoding");
        }
    }
}
