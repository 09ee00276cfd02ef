package health.vigil.coldchain;

import health.vigil.coldchain.exposure.CalibrationCheck;
import health.vigil.coldchain.exposure.Equipment;
import health.vigil.coldchain.exposure.StorageClass;
import health.vigil.ingest.Rows;
import health.vigil.limits.ProcessRules;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.ProcessCheck.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Equipment as it is judged. */
@ApplicationScoped
class EquipmentReader {
    private static final String SELECT =
            """
            SELECT e.device_id, e.kind, d.facility_class, e.probes, e.calibrated_on, e.calibrated_until, e.created_at
            FROM cold_equipment e JOIN device d ON d.id = e.device_id WHERE e.device_id = ANY (?)""";

    private final ProcessRules rules;
    private final Clock clock;

    EquipmentReader(ProcessRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** @param calibratedOn the day of its last calibration, if one is known */
    record Known(
            Equipment equipment,
            @Nullable LocalDate calibratedOn,
            @Nullable LocalDate certifiedUntil,
            Instant createdAt) {}

    /** By device; without those that are registered without a storage class, of which nothing can be judged. */
    Map<String, Known> of(Connection connection, Collection<String> devices) throws SQLException {
        try (var select = connection.prepareStatement(SELECT)) {
            select.setArray(1, connection.createArrayOf("text", devices.toArray()));
            var found = new HashMap<String, Known>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    known(rows).ifPresent(known -> found.put(known.equipment().device(), known));
                }
            }
            return found;
        }
    }

    private Optional<Known> known(ResultSet row) throws SQLException {
        var facility = row.getString("facility_class");
        var storageClass = facility == null ? Optional.<StorageClass>empty() : StorageClass.of(facility);
        if (storageClass.isEmpty()) {
            return Optional.empty();
        }
        var device = row.getString("device_id");
        var on = row.getObject("calibrated_on", LocalDate.class);
        var until = row.getObject("calibrated_until", LocalDate.class);
        var equipment = new Equipment(
                device,
                EquipmentKind.of(row.getString("kind")).orElseThrow().holding(),
                storageClass.get(),
                new TreeSet<>(List.of(texts(row.getArray("probes")))),
                goodUntil(device, on, until));
        return Optional.of(new Known(equipment, on, until, Rows.time(row, "created_at")));
    }

    /** By the rule in force; without one, as certified. */
    private @Nullable LocalDate goodUntil(String device, @Nullable LocalDate on, @Nullable LocalDate until) {
        return rules.of(device, Kind.CALIBRATION_DUE).stream()
                .filter(rule -> rule.inForceAt(clock.instant()))
                .map(rule -> CalibrationCheck.every(((ProcessCheck) rule.condition()).time()))
                .flatMap(check -> check.goodUntil(on, until).stream())
                .min(LocalDate::compareTo)
                .orElse(until);
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
