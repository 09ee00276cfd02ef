package health.vigil.coldchain;

import health.vigil.coldchain.exposure.Holding;
import health.vigil.coldchain.exposure.ManualCheck;
import health.vigil.coldchain.exposure.ManualReading;
import health.vigil.ingest.Rows;
import health.vigil.limits.ProcessRules;
import health.vigil.rules.Breach;
import health.vigil.rules.LocalDay;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.ProcessCheck.Kind;
import health.vigil.rules.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Whether the temperatures of an equipment in storage are read by hand twice a day. */
@ApplicationScoped
class ManualWatch {
    /** What is entered this many days late still counts. */
    private static final int LATE_DAYS = 7;

    private static final String READINGS = "SELECT at, temp, by FROM manual_reading WHERE device_id = ? AND at >= ?";

    private final ProcessRules rules;

    ManualWatch(ProcessRules rules) {
        this.rules = rules;
    }

    /** @param from the day from which it is to be judged next time */
    record Judged(List<Breach> breaches, LocalDate from) {}

    Judged judge(Connection transaction, EquipmentReader.Known known, LocalDate from, Instant now) throws SQLException {
        var device = known.equipment().device();
        var inForce = rules.of(device, Kind.MANUAL_READINGS);
        if (known.equipment().holding() != Holding.STORAGE || inForce.isEmpty()) {
            return new Judged(List.of(), from);
        }
        var readings = readings(transaction, device, new LocalDay(from));
        var breaches = new ArrayList<Breach>();
        for (var rule : inForce) {
            for (var missed : check(rule).missed(new LocalDay(from), now, readings)) {
                if (rule.inForceAt(missed.first().start())) {
                    breaches.add(new Breach(
                            rule,
                            device,
                            device,
                            missed.first().start(),
                            missed.first().end(),
                            null,
                            missed.until()));
                }
            }
        }
        return new Judged(breaches, next(from, now, inForce, readings));
    }

    /** Never from within days that were missed, so that they stay the same breach. */
    private static LocalDate next(LocalDate from, Instant now, List<Rule> rules, Collection<ManualReading> readings) {
        var latest = LocalDay.of(now).date().minusDays(LATE_DAYS);
        for (var day = latest; !day.isBefore(from); day = day.minusDays(1)) {
            var candidate = new LocalDay(day);
            if (rules.stream()
                    .allMatch(
                            rule -> check(rule).fulfilledAt(candidate, readings).isPresent())) {
                return day.plusDays(1);
            }
        }
        return from;
    }

    private static ManualCheck check(Rule rule) {
        return new ManualCheck(((ProcessCheck) rule.condition()).time());
    }

    private static List<ManualReading> readings(Connection transaction, String device, LocalDay from)
            throws SQLException {
        try (var select = transaction.prepareStatement(READINGS)) {
            select.setString(1, device);
            select.setObject(2, from.start().atOffset(ZoneOffset.UTC));
            var found = new ArrayList<ManualReading>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new ManualReading(Rows.time(rows, "at"), rows.getDouble("temp"), rows.getString("by")));
                }
            }
            return found;
        }
    }
}
