package health.vigil.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Who takes what follows from a batch, in its transaction and after it. */
record Sinks(AlarmSink alarms, List<EventSink> events) {
    Sinks {
        events = List.copyOf(events);
    }

    /** @param fresh the messages of the batch that were not stored before */
    void record(Connection transaction, Batch batch, List<Item> fresh) throws SQLException {
        var reported = fresh.stream()
                .flatMap(item -> item.events().stream()
                        .map(event -> new ReportedEvent(
                                item.frame().device(), item.frame().receivedAt(), event)))
                .toList();
        if (!reported.isEmpty()) {
            for (var sink : events) {
                sink.record(transaction, reported);
            }
        }
        if (!batch.changes().isEmpty()) {
            alarms.record(transaction, batch.changes());
        }
    }

    void committed(Batch batch) {
        if (batch.items().stream().anyMatch(item -> !item.events().isEmpty())) {
            events.forEach(EventSink::committed);
        }
        if (!batch.changes().isEmpty()) {
            alarms.committed();
        }
    }
}
