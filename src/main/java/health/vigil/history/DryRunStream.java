package health.vigil.history;

import health.vigil.limits.RuleBooks;
import health.vigil.registry.Device;
import health.vigil.rules.StateEvents;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.Reading;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Some of a dry run's devices: their readings are read once and judged twice. */
final class DryRunStream implements StoredHistory.Listener {
    private final DryRun run;
    private final List<Device> devices;
    private final Fold inForce;
    private final Fold draft;
    private final Set<String> fields;
    private int raised;

    /** Binds its own rules, because an expression serves one thread. */
    DryRunStream(DryRun run, List<Device> devices, RuleBooks ruleBooks, StateEvents events) {
        this.run = run;
        this.devices = devices;
        var request = run.request();
        var bookInForce = RuleSelection.only(request.rule(), ruleBooks.of(devices));
        var bookOfDraft = RuleSelection.only(request.rule(), ruleBooks.of(devices, List.of(request.draft())));
        inForce = new Fold(bookInForce, events);
        draft = new Fold(bookOfDraft, events);
        fields = new HashSet<>(RuleSelection.fields(bookInForce));
        fields.addAll(RuleSelection.fields(bookOfDraft));
    }

    void run(DataSource database, StoredHistory history) throws SQLException {
        var range = run.request().range();
        try (var transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            try {
                var start = range.from().minus(run.request().lookback());
                history.stream(transaction, devices, fields::contains, start, range.to(), this);
            } finally {
                transaction.rollback();
            }
        }
        inForce.endDaysBefore(range.to());
        draft.endDaysBefore(range.to());
        run.compared(devices.size(), compared(range.from(), range.to()));
    }

    @Override
    public void readings(String device, Instant at, List<Reading> readings) {
        inForce.readings(device, at, readings);
        draft.readings(device, at, readings);
        run.judged(readings.size());
        var now = inForce.episodes().size() + draft.episodes().size();
        run.raised(now - raised);
        raised = now;
    }

    @Override
    public void event(String device, DeviceEvent event) {
        inForce.event(device, event);
        draft.event(device, event);
    }

    private Map<String, Comparison> compared(Instant from, Instant to) {
        var before = spans(inForce, from, to);
        var after = spans(draft, from, to);
        var compared = new HashMap<String, Comparison>();
        before.forEach((subject, spans) ->
                compared.put(subject, Comparison.of(spans, after.getOrDefault(subject, List.of()))));
        after.forEach(
                (subject, spans) -> compared.computeIfAbsent(subject, missing -> Comparison.of(List.of(), spans)));
        return compared;
    }

    /** By device, or by site for what concerns a whole site. */
    private Map<String, List<Comparison.Span>> spans(Fold fold, Instant from, Instant to) {
        Map<String, String> siteOf = devices.stream().collect(Collectors.toMap(Device::id, Device::site));
        var spans = new HashMap<String, List<Comparison.Span>>();
        for (var episode : fold.episodes()) {
            if (episode.touches(from, to)) {
                var raised = episode.raised();
                var subject = raised.ofSite() ? siteOf.get(raised.device()) : raised.device();
                spans.computeIfAbsent(subject, first -> new ArrayList<>()).add(Comparison.Span.of(episode));
            }
        }
        return spans;
    }
}
