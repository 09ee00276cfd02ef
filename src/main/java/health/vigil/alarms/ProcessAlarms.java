package health.vigil.alarms;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import health.vigil.ingest.AlarmSink;
import health.vigil.ingest.Unnest;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.AlarmChange.ClearReason;
import health.vigil.rules.Breach;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Alarms from breaches of rules on processes. Whoever folds a process says each time what there is; what changed since
 * the last time is raised or cleared. An alarm that is over does not come back: a breach that begins anew has an onset of
 * its own.
 */
@ApplicationScoped
public class ProcessAlarms {
    private static final String KNOWN =
            """
            SELECT p.subject, p.alarm, p.cleared FROM process_alarm p
            WHERE p.subject IN (SELECT subject FROM {rows})""";

    private static final String KEEP =
            """
            INSERT INTO process_alarm (subject, alarm, cleared) SELECT subject, alarm::uuid, cleared FROM {rows}
            ON CONFLICT (subject, alarm) DO UPDATE SET cleared = excluded.cleared""";

    private final AlarmSink alarms;
    private final Clock clock;

    ProcessAlarms(AlarmSink alarms, Clock clock) {
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * In the caller's transaction, which must hold a lock on the subject.
     *
     * @param subject  what was folded, unique over all parts, for instance {@code container:HW-440203-000123}
     * @param breaches all there are of it, those that are over included
     */
    public void settle(Connection transaction, String subject, List<Breach> breaches) throws SQLException {
        settleAll(transaction, Map.of(subject, breaches));
    }

    /** As {@link #settle}, for many subjects in few statements. */
    public void settleAll(Connection transaction, Map<String, List<Breach>> bySubject) throws SQLException {
        if (bySubject.isEmpty()) {
            return;
        }
        var known = known(transaction, bySubject.keySet().stream().sorted().toList());
        var now = clock.instant();
        var changes = new ArrayList<AlarmChange>();
        var kept = new ArrayList<Kept>();
        bySubject.forEach((subject, breaches) ->
                settle(subject, breaches, known.getOrDefault(subject, Map.of()), now, changes, kept));
        if (changes.isEmpty()) {
            return;
        }
        changes.sort(Comparator.comparing(AlarmChange::at));
        alarms.record(transaction, changes);
        new Unnest<>(transaction, kept)
                .text("subject", Kept::subject)
                .text("alarm", row -> row.alarm().toString())
                .flag("cleared", Kept::cleared)
                .update(KEEP);
    }

    /** To be called after the commit; returns at once. */
    public void committed() {
        alarms.committed();
    }

    private static void settle(
            String subject,
            List<Breach> breaches,
            Map<UUID, Boolean> known,
            Instant now,
            List<AlarmChange> changes,
            List<Kept> kept) {
        var there = new LinkedHashMap<UUID, Breach>();
        breaches.forEach(breach -> there.putIfAbsent(breach.alarm(), breach));
        there.forEach((alarm, breach) -> {
            var isNew = !known.containsKey(alarm);
            var isOver = breach.until() != null;
            if (isNew) {
                changes.add(raised(alarm, breach));
            }
            if (breach.until() != null && !known.getOrDefault(alarm, false)) {
                changes.add(new AlarmChange.Cleared(alarm, breach.until(), null, ClearReason.SETTLED));
            }
            if (isNew || isOver && !known.get(alarm)) {
                kept.add(new Kept(subject, alarm, isOver));
            }
        });
        known.forEach((alarm, cleared) -> {
            if (!cleared && !there.containsKey(alarm)) {
                changes.add(new AlarmChange.Cleared(alarm, now, null, ClearReason.SETTLED));
                kept.add(new Kept(subject, alarm, true));
            }
        });
    }

    private static AlarmChange raised(UUID alarm, Breach breach) {
        return new AlarmChange.Raised(
                alarm,
                breach.rule(),
                breach.device(),
                breach.item(),
                null,
                false,
                List.of(),
                breach.onset(),
                breach.at(),
                breach.value());
    }

    private static Map<String, Map<UUID, Boolean>> known(Connection transaction, List<String> subjects)
            throws SQLException {
        return new Unnest<>(transaction, subjects)
                        .text("subject", subject -> subject)
                        .query(
                                KNOWN,
                                row -> new Kept(
                                        row.getString("subject"),
                                        row.getObject("alarm", UUID.class),
                                        row.getBoolean("cleared")))
                        .stream()
                        .collect(groupingBy(Kept::subject, toMap(Kept::alarm, Kept::cleared)));
    }

    /** @param cleared it is over */
    private record Kept(String subject, UUID alarm, boolean cleared) {}
}
