package health.vigil.coldchain;

import health.vigil.coldchain.exposure.Leg;
import health.vigil.coldchain.exposure.LoggingIntervals;
import health.vigil.coldchain.exposure.Measurement;
import health.vigil.coldchain.exposure.Requirement;
import health.vigil.coldchain.exposure.Span;
import health.vigil.coldchain.exposure.StorageClass;
import health.vigil.coldchain.exposure.TemperatureRecord;
import health.vigil.ingest.Rows;
import health.vigil.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The whole-journey temperature record 全程温度记录 of a consignment. */
@ApplicationScoped
class JourneyReader {
    private static final String CONSIGNMENT = "SELECT to_site, dispatched_at, arrived_at FROM consignment WHERE id = ?";

    private static final String LEGS =
            "SELECT position, device_id, from_at, to_at FROM consignment_leg WHERE consignment = ? ORDER BY position";

    private static final String LOTS =
            """
            SELECT l.id, l.vaccine, l.manufacturer, l.lot, l.expiry, l.storage_class, l.long_term_frozen,
                l.freeze_sensitive, c.quantity
            FROM consignment_lot c JOIN vaccine_lot l ON l.id = c.lot WHERE c.consignment = ?
            ORDER BY l.vaccine, l.lot, l.id""";

    private final EquipmentReader equipment;
    private final Temperatures temperatures;
    private final ColdChainConfig config;
    private final Clock clock;

    JourneyReader(EquipmentReader equipment, Temperatures temperatures, ColdChainConfig config, Clock clock) {
        this.equipment = equipment;
        this.temperatures = temperatures;
        this.config = config;
        this.clock = clock;
    }

    /** @param arrived whether it has ended; if not, the record goes up to now */
    record Journey(String consignment, String toSite, List<Lot> lots, TemperatureRecord record, boolean arrived) {}

    /** A lot on its way. */
    record Lot(
            UUID id,
            String vaccine,
            String manufacturer,
            String lot,
            LocalDate expiry,
            int quantity,
            Requirement requirement) {}

    /** A leg as it was entered. */
    private record Entered(int position, String device, Instant from, @Nullable Instant to) {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none, 409 where it goes on for too long */
    Journey of(Connection connection, String consignment) throws SQLException {
        try (var select = statement(connection, CONSIGNMENT, consignment);
                var row = select.executeQuery()) {
            if (!row.next()) {
                throw Problems.notFound("There is no consignment '" + consignment + "'");
            }
            var now = clock.instant();
            var entered = Rows.instant(row, "arrived_at");
            var arrived = entered != null && !entered.isAfter(now);
            var span = span(consignment, Rows.time(row, "dispatched_at"), arrived ? entered : now);
            var legs = legs(connection, consignment, span);
            var record = new TemperatureRecord(span, legs, measurements(connection, legs));
            return new Journey(consignment, row.getString("to_site"), lots(connection, consignment), record, arrived);
        }
    }

    private Span span(String consignment, Instant dispatched, Instant end) {
        var span = new Span(dispatched, end.isAfter(dispatched) ? end : dispatched);
        if (span.length().compareTo(config.longestSpan()) > 0) {
            throw Problems.conflict(
                    "Consignment '%s' has been on its way for more than %s, which is too long to be reckoned; enter arrived_at"
                            .formatted(consignment, config.longestSpan()));
        }
        return span;
    }

    private List<Leg> legs(Connection connection, String consignment, Span journey) throws SQLException {
        var entered = new ArrayList<Entered>();
        try (var select = statement(connection, LEGS, consignment);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                entered.add(new Entered(
                        rows.getInt("position"),
                        rows.getString("device_id"),
                        Rows.time(rows, "from_at"),
                        Rows.instant(rows, "to_at")));
            }
        }
        var known =
                equipment.of(connection, entered.stream().map(Entered::device).toList());
        var legs = new ArrayList<Leg>();
        for (var leg : entered) {
            var end = leg.to() == null || leg.to().isAfter(journey.to()) ? journey.to() : leg.to();
            if (!known.containsKey(leg.device())) {
                throw Problems.conflict("Equipment '" + leg.device() + "' is registered without a storage class; give "
                        + "the device its facility_class");
            }
            if (leg.from().isBefore(end)) {
                legs.add(new Leg(leg.position(), known.get(leg.device()).equipment(), leg.from(), end));
            }
        }
        return legs;
    }

    /** With what was measured shortly before a leg, which still stood when it began. */
    private List<Measurement> measurements(Connection connection, List<Leg> legs) throws SQLException {
        var found = new ArrayList<Measurement>();
        for (var leg : legs) {
            var from = leg.from().minus(LoggingIntervals.GSP.of(leg.equipment().holding()));
            found.addAll(temperatures.of(connection, leg.equipment().probes(), from, leg.to()));
        }
        return found;
    }

    private static List<Lot> lots(Connection connection, String consignment) throws SQLException {
        var lots = new ArrayList<Lot>();
        try (var select = statement(connection, LOTS, consignment);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                lots.add(new Lot(
                        rows.getObject("id", UUID.class),
                        rows.getString("vaccine"),
                        rows.getString("manufacturer"),
                        rows.getString("lot"),
                        rows.getObject("expiry", LocalDate.class),
                        rows.getInt("quantity"),
                        new Requirement(
                                StorageClass.of(rows.getString("storage_class")).orElseThrow(),
                                rows.getBoolean("long_term_frozen"),
                                rows.getBoolean("freeze_sensitive"))));
            }
        }
        return lots;
    }

    private static PreparedStatement statement(Connection connection, String sql, String consignment)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setString(1, consignment);
        return statement;
    }
}
