package health.vigil.reports.excursion;

import health.vigil.coldchain.exposure.Leg;
import health.vigil.coldchain.exposure.LoggingIntervals;
import health.vigil.coldchain.exposure.Measurement;
import health.vigil.coldchain.exposure.Span;
import health.vigil.coldchain.exposure.TemperatureRecord;
import health.vigil.ingest.Rows;
import health.vigil.telemetry.Flags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** What probes measured. */
@ApplicationScoped
class Temperatures {
    private static final String SELECT =
            """
            SELECT d.id, r.time, r.value, r.flags FROM reading r
            JOIN device d ON d.key = r.device_key JOIN field f ON f.id = r.field_id
            WHERE f.name = 'temp'""";

    private final DataSource database;

    Temperatures(DataSource database) {
        this.database = database;
    }

    /** From shortly before each leg, for the value that stood when it began. */
    TemperatureRecord record(Span journey, List<Leg> legs) {
        return new TemperatureRecord(
                journey,
                legs,
                legs.stream()
                        .flatMap(leg -> of(
                                leg.equipment().probes(),
                                leg.from()
                                        .minus(LoggingIntervals.GSP.of(
                                                leg.equipment().holding())),
                                leg.to())
                                .stream())
                        .toList());
    }

    private List<Measurement> of(Collection<String> probes, Instant from, Instant to) {
        return new Rows(SELECT)
                .and("d.id = ANY (?)", (Object) probes.toArray(String[]::new))
                .and("r.time >= ? AND r.time < ?", from, to)
                .then("ORDER BY r.time")
                .list(
                        database,
                        row -> new Measurement(
                                row.getString("id"),
                                Rows.time(row, "time"),
                                row.getDouble("value"),
                                new Flags(row.getInt("flags"))));
    }
}
