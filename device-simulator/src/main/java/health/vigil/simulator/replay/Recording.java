package health.vigil.simulator.replay;

import health.vigil.simulator.signal.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file of measurements, plain or gzipped, one row an instant.
 *
 * @param zone of times in the file that have no offset
 */
record Recording(Path file, String timeColumn, ZoneId zone, ColumnMap columns, Set<String> ignored) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    /** ISO 8601 with {@code T} or a space, with or without an offset. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss[.SSS]][XXX]");

    /**
     * The rows in the order of the file; an empty cell gives no value. The stream must be closed.
     *
     * @throws IllegalArgumentException while reading, if a column is not accounted for or a cell cannot be understood
     */
    Stream<Sample> samples() {
        try {
            var parser = FORMAT.parse(open());
            columns.check(parser.getHeaderNames(), timeColumn, ignored);
            return parser.stream().map(this::sample).onClose(() -> close(parser));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    Instant firstTime() {
        return timeOf(Stream::findFirst);
    }

    Instant lastTime() {
        return timeOf(samples -> samples.reduce((earlier, later) -> later));
    }

    private Instant timeOf(Function<Stream<Sample>, Optional<Sample>> choice) {
        try (var samples = samples()) {
            return choice.apply(samples)
                    .orElseThrow(() -> new IllegalArgumentException(file + " has no rows"))
                    .at();
        }
    }

    private Sample sample(CSVRecord row) {
        var values = new LinkedHashMap<String, Double>();
        columns.targets().forEach((column, target) -> {
            var cell = row.get(column);
            if (!cell.isEmpty()) {
                values.put(target.field(), number(cell, row, column) * target.factor());
            }
        });
        return new Sample(time(row), values);
    }

    private double number(String cell, CSVRecord row, String column) {
        try {
            var number = Double.parseDouble(cell);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for values that are no finite number
        }
        throw new IllegalArgumentException(
                file + ", row " + row.getRecordNumber() + ", column " + column + ": '" + cell + "' is no number");
    }

    private Instant time(CSVRecord row) {
        var cell = row.get(timeColumn);
        try {
            var parsed = TIME.parseBest(cell, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime exact
                    ? exact.toInstant()
                    : ((LocalDateTime) parsed).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    file + ", row " + row.getRecordNumber() + ": '" + cell + "' is no time like 2016-08-03T09:49:00",
                    e);
        }
    }

    private BufferedReader open() throws IOException {
        InputStream in = Files.newInputStream(file);
        if (file.getFileName().toString().endsWith(".gz")) {
            in = new GZIPInputStream(in, 1 << 16);
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static void close(CSVParser parser) {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the file", e);
        }
    }
}
