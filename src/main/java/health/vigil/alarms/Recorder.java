package health.vigil.alarms;

import health.vigil.alarms.Chronicle.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The one way into the history: what is written there is also what the alarms show, counted and told. */
@ApplicationScoped
class Recorder {
    private static final String INSERT =
            """
            INSERT INTO alarm_history
                (alarm_id, sequence, kind, at, actor, reason, comment, value, until, permit, assignee, mark)
            SELECT alarm_id, sequence, kind, at, actor, reason, comment, value, until, permit, assignee, mark
            FROM unnest(?::uuid[], ?::int[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::float8[],
                        ?::timestamptz[], ?::text[], ?::text[], ?::text[])
                WITH ORDINALITY AS h (alarm_id, sequence, kind, at, actor, reason, comment, value, until, permit,
                                      assignee, mark, position)
            ORDER BY position
            """;

    private final AlarmOutbox outbox;
    private final AlarmMetrics metrics;

    Recorder(AlarmOutbox outbox, AlarmMetrics metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** In a transaction that {@linkplain AlarmHistory#keepOrder keeps order}. */
    void record(Connection transaction, Chronicle chronicle) throws SQLException {
        var steps = chronicle.steps();
        if (steps.isEmpty()) {
            return;
        }
        insert(transaction, steps);
        AlarmLives.write(transaction, chronicle.lives());
        tell(transaction, steps);
    }

    private static void insert(Connection transaction, List<Step> steps) throws SQLException {
        var column = new Columns<>(transaction, steps);
        try (var insert = transaction.prepareStatement(INSERT)) {
            insert.setArray(1, column.of("uuid", Step::alarm));
            insert.setArray(2, column.of("int4", step -> step.entry().sequence()));
            insert.setArray(3, column.of("text", step -> step.entry().kind().text()));
            insert.setArray(4, column.times(step -> step.entry().at()));
            insert.setArray(5, column.of("text", step -> step.entry().actor()));
            insert.setArray(6, column.of("text", step -> step.entry().reason()));
            insert.setArray(7, column.of("text", step -> step.entry().comment()));
            insert.setArray(8, column.of("float8", step -> step.entry().value()));
            insert.setArray(9, column.times(step -> step.entry().until()));
            insert.setArray(10, column.of("text", step -> step.entry().permit()));
            insert.setArray(11, column.of("text", step -> step.entry().assignee()));
            insert.setArray(12, column.of("text", step -> Optional.ofNullable(
                            step.entry().mark())
                    .map(HistoryEntry.Mark::text)
                    .orElse(null)));
            insert.executeUpdate();
        }
    }

    /** Each announcement shows the alarm as that step left it, whatever came after in the same transaction. */
    private void tell(Connection transaction, List<Step> steps) throws SQLException {
        var alarms =
                AlarmQueries.of(transaction, steps.stream().map(Step::alarm).toList());
        for (var step : steps) {
            metrics.count(step.entry().kind(), alarms.get(step.alarm()).priority());
        }
        var announcements = steps.stream()
                .flatMap(step -> step
                        .announcement()
                        .map(type -> new Announcement(
                                type,
                                step.first(),
                                new AlarmEvent(
                                        step.entry(), alarms.get(step.alarm()).as(step.after()))))
                        .stream())
                .toList();
        if (!announcements.isEmpty()) {
            outbox.write(transaction, announcements);
        }
    }
}
