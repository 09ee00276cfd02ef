package health.vigil.history;

import health.vigil.rules.AlarmChange;
import health.vigil.rules.Consequences;
import health.vigil.rules.DeviceMemory;
import health.vigil.rules.Evaluator;
import health.vigil.rules.LimitState;
import health.vigil.rules.LocalDay;
import health.vigil.rules.Rule;
import health.vigil.rules.RuleBook;
import health.vigil.rules.SiteMemory;
import health.vigil.rules.StateEvents;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges readings in event time as if each had been heard when it was measured, and gathers the episodes in which rules
 * were broken. It belongs to one thread.
 */
final class Fold implements StoredHistory.Listener, Consequences {

    private final Evaluator evaluator;
    private final Map<Key, Tally> begun = new HashMap<>();
    private final Map<UUID, Episode> open = new LinkedHashMap<>();
    private final List<Episode> episodes = new ArrayList<>();
    private List<Reading> moment = List.of();
    private @Nullable Instant midnight;

    /** A rule at a channel. */
    private record Key(String device, @Nullable String field, String rule) {}

    Fold(RuleBook book, StateEvents events) {
        evaluator = new Evaluator(events);
        evaluator.bind(book, Instant.EPOCH, this);
    }

    @Override
    public void readings(String device, Instant at, List<Reading> readings) {
        endDaysBefore(at);
        moment = readings;
        evaluator.judge(device, readings, at, this);
        moment = List.of();
    }

    @Override
    public void event(String device, DeviceEvent event) {
        endDaysBefore(event.at());
        evaluator.judge(device, event, event.at(), this);
    }

    /** No value before {@code at} is awaited any more: days that are over by then are judged. */
    void endDaysBefore(Instant at) {
        if (midnight != null && !at.isBefore(midnight)) {
            evaluator.close(midnight, this);
        }
        if (midnight == null || !at.isBefore(midnight)) {
            midnight = at.atZone(LocalDay.ZONE)
                    .toLocalDate()
                    .plusDays(1)
                    .atStartOfDay(LocalDay.ZONE)
                    .toInstant();
        }
    }

    /** In order of their raising; those that are still on have no end. */
    List<Episode> episodes() {
        return episodes;
    }

    /** Those that are on now. */
    List<Episode> open() {
        return List.copyOf(open.values());
    }

    @Override
    public void change(AlarmChange change) {
        if (change instanceof AlarmChange.Raised raised) {
            var key = new Key(raised.device(), raised.field(), raised.rule().id());
            var tally = begun.remove(key);
            var episode = new Episode(
                    raised, tally != null && tally.since().equals(raised.onset()) ? tally : new Tally(raised.onset()));
            open.put(raised.alarm(), episode);
            episodes.add(episode);
        } else if (change instanceof AlarmChange.Cleared cleared) {
            var episode = open.remove(cleared.alarm());
            if (episode != null) {
                episode.end(cleared.at());
            }
        }
    }

    @Override
    public void device(DeviceMemory device) {
        for (var reading : moment) {
            var field = reading.field().name();
            var channel = device.channel(field);
            var rules = channel.rules();
            if (!rules.isEmpty()
                    && channel.judged() != null
                    && channel.judged().at().equals(reading.at())) {
                for (var rule : device.rules().valuesOf(field)) {
                    var state = rules.get(rule.id());
                    count(device.device(), rule, state == null ? LimitState.NORMAL : state.timer(), reading);
                }
            }
        }
    }

    private void count(String device, Rule rule, LimitState timer, Reading reading) {
        var alarm = timer.openAlarm();
        var episode = alarm == null ? null : open.get(alarm);
        if (episode != null) {
            episode.add(reading.value());
        } else if (timer instanceof LimitState.Pending pending) {
            var key = new Key(device, reading.field().name(), rule.id());
            var tally = begun.get(key);
            if (tally == null || !tally.since().equals(pending.since())) {
                tally = new Tally(pending.since());
                begun.put(key, tally);
            }
            tally.add(rule, reading.value());
        }
    }

    @Override
    public void site(SiteMemory site) {}
}
