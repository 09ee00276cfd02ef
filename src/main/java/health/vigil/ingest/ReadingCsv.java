package health.vigil.ingest;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Writes readings as CSV while they come from the database, so that a long range needs no memory. */
final class ReadingCsv {
    private static final int FETCH = 5_000;
    private static final List<String> MEASURED = List.of("time", "field", "unit", "value", "quality", "flags");
    private static final List<String> STEPPED = List.of("time", "field", "unit", "mean", "min", "max", "samples");

    private final boolean stepped;
    private final ObjectWriter writer;

    ReadingCsv(boolean stepped) {
        this.stepped = stepped;
        var schema = CsvSchema.builder();
        (stepped ? STEPPED : MEASURED).forEach(schema::addColumn);
        writer = new CsvMapper().writer(schema.build().withHeader());
    }

    void write(Rows query, DataSource database, OutputStream out) throws IOException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false); // the driver fetches in portions only inside a transaction
            try (var statement = query.prepare(connection)) {
                statement.setFetchSize(FETCH);
                try (var rows = statement.executeQuery();
                        var lines = writer.writeValues(out)) {
                    while (rows.next()) {
                        lines.write(cells(ReadingsResource.view(rows, stepped)));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IOException("the database did not answer: " + e.getMessage(), e);
        }
    }

    private List<Object> cells(ReadingsResource.ReadingView view) {
        return stepped
                ? List.of(
                        view.time().toString(),
                        view.field(),
                        view.unit(),
                        view.mean(),
                        view.min(),
                        view.max(),
                        view.samples())
                : List.of(
                        view.time().toString(),
                        view.field(),
                        view.unit(),
                        view.value(),
                        view.quality(),
                        String.join(" ", view.flags()));
    }
}
