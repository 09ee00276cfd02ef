package health.vigil.notify;

import health.vigil.alarms.AlarmState;
import health.vigil.alarms.AlarmView;
import health.vigil.alarms.Columns;
import health.vigil.notify.routing.Routes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far alarms are escalated, for one transaction. Waits begin when an alarm is first told; an acknowledgement stops
 * them, and so does setting it aside; when that ends, the wait for the next step begins anew.
 */
final class Ladder {
    private static final Set<AlarmState> ASIDE =
            EnumSet.of(AlarmState.SHELVED, AlarmState.SUPPRESSED_BY_DESIGN, AlarmState.OUT_OF_SERVICE);

    private static final String SELECT =
            """
            SELECT alarm_id, begun_at, extract(epoch FROM reached)::bigint, due_at
            FROM escalation WHERE alarm_id = ANY (?) FOR UPDATE
            """;

    private static final String UPSERT =
            """
            INSERT INTO escalation (alarm_id, begun_at, reached, due_at)
            SELECT alarm_id, begun_at, reached * interval '1 second', due_at
            FROM unnest(?::uuid[], ?::timestamptz[], ?::bigint[], ?::timestamptz[]) AS e (alarm_id, begun_at, reached, due_at)
            ON CONFLICT (alarm_id) DO UPDATE SET reached = excluded.reached, due_at = excluded.due_at
            """;

    private static final String DELETE = "DELETE FROM escalation WHERE alarm_id = ANY (?)";

    private final Map<UUID, Rung> rungs = new HashMap<>();
    private final Map<UUID, Audience> audiences = new HashMap<>();
    private final Set<UUID> stored = new HashSet<>();
    private final Set<UUID> changed = new HashSet<>();
    private final Directory directory;
    private final Routes routes;
    private final Instant now;

    /** @param due the next step; absent while the wait is stopped */
    private record Rung(Instant begun, Duration reached, @Nullable Instant due) {}

    private Ladder(Directory directory, Routes routes, Instant now) {
        this.directory = directory;
        this.routes = routes;
        this.now = now;
    }

    static Ladder read(Connection transaction, Collection<UUID> alarms, Directory directory, Routes routes, Instant now)
            throws SQLException {
        var ladder = new Ladder(directory, routes, now);
        try (var select = transaction.prepareStatement(SELECT)) {
            select.setArray(1, transaction.createArrayOf("uuid", alarms.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var alarm = rows.getObject(1, UUID.class);
                    ladder.stored.add(alarm);
                    ladder.rungs.put(
                            alarm,
                            new Rung(
                                    rows.getObject(2, OffsetDateTime.class).toInstant(),
                                    Duration.ofSeconds(rows.getLong(3)),
                                    Optional.ofNullable(rows.getObject(4, OffsetDateTime.class))
                                            .map(OffsetDateTime::toInstant)
                                            .orElse(null)));
                }
            }
        }
        return ladder;
    }

    /** Those who are told at once; the waits of the others begin. */
    List<Listener> begin(AlarmView alarm) {
        put(alarm.id(), new Rung(now, Duration.ZERO, null));
        return audience(alarm, now).within(Duration.ZERO);
    }

    /** Takes the next step: those whose turn has come by now. */
    List<Listener> climb(AlarmView alarm) {
        var rung = rungs.get(alarm.id());
        if (rung == null) {
            return List.of();
        }
        var audience = audience(alarm, rung.begun());
        var reached = audience.nextAfter(rung.reached()).map(Listener::after).orElse(rung.reached());
        put(alarm.id(), new Rung(rung.begun(), reached, null));
        return audience.within(reached).stream()
                .map(listener -> listener.dueAt(now))
                .toList();
    }

    /** Stops, resumes or ends the waits, as the alarm now stands. */
    void follow(AlarmView alarm) {
        var rung = rungs.get(alarm.id());
        if (rung == null) {
            return;
        }
        if (alarm.clearedAt() != null) {
            end(alarm.id());
        } else if (alarm.acknowledgedAt() != null || ASIDE.contains(alarm.state())) {
            put(alarm.id(), new Rung(rung.begun(), rung.reached(), null));
        } else if (rung.due() == null) {
            resume(alarm, rung);
        }
    }

    private void resume(AlarmView alarm, Rung rung) {
        var next = audience(alarm, rung.begun()).nextAfter(rung.reached());
        if (next.isEmpty()) {
            end(alarm.id());
            return;
        }
        var wait = next.get().after().minus(rung.reached());
        var call = Optional.ofNullable(next.get().call()).orElseThrow().waiting(wait);
        put(alarm.id(), new Rung(rung.begun(), rung.reached(), routes.due(call, Subjects.of(alarm), now)));
    }

    void write(Connection transaction) throws SQLException {
        var standing = changed.stream().filter(rungs::containsKey).toList();
        var ended = stored.stream().filter(alarm -> !rungs.containsKey(alarm)).toList();
        var column = new Columns<>(transaction, standing);
        if (!standing.isEmpty()) {
            try (var upsert = transaction.prepareStatement(UPSERT)) {
                upsert.setArray(1, column.of("uuid", alarm -> alarm));
                upsert.setArray(2, column.times(alarm -> rungs.get(alarm).begun()));
                upsert.setArray(
                        3, column.of("int8", alarm -> rungs.get(alarm).reached().toSeconds()));
                upsert.setArray(4, column.times(alarm -> rungs.get(alarm).due()));
                upsert.executeUpdate();
            }
        }
        if (!ended.isEmpty()) {
            try (var delete = transaction.prepareStatement(DELETE)) {
                delete.setArray(1, transaction.createArrayOf("uuid", ended.toArray()));
                delete.executeUpdate();
            }
        }
    }

    private void put(UUID alarm, Rung rung) {
        rungs.put(alarm, rung);
        changed.add(alarm);
    }

    private void end(UUID alarm) {
        rungs.remove(alarm);
        changed.add(alarm);
    }

    /** Once for each alarm, however much happens to it in the transaction. */
    private Audience audience(AlarmView alarm, Instant begun) {
        return audiences.computeIfAbsent(alarm.id(), key -> Audience.of(Subjects.of(alarm), begun, directory, routes));
    }
}
