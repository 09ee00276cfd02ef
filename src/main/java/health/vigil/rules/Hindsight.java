package health.vigil.rules;

import health.vigil.rules.AlarmChange.Suppression;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Reading;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks back at what one device sent, moment after moment in order of measurement, with the conditions, gates and
 * maintenance that judge live: there is one judge. It raises no alarms and belongs to one thread.
 */
public final class Hindsight {
    private final DeviceMemory memory;
    private final StateEvents events;

    public Hindsight(String device, DeviceRules rules, StateEvents events) {
        this.events = events;
        memory = new DeviceMemory(device);
        memory.bind(new DeviceRules(
                Map.of(), List.of(), null, null, null, List.of(), rules.surroundings(), rules.timing()));
    }

    /** The readings of one time. Those whose time is not known are passed over. */
    public void see(List<Reading> moment) {
        var timed = moment.stream().filter(Hindsight::isTimed).toList();
        if (!timed.isEmpty()) {
            memory.judge(timed, timed.get(0).at(), change -> {});
        }
    }

    public void see(DeviceEvent event) {
        memory.event(event);
        see(events.of(event));
    }

    private static boolean isTimed(Reading reading) {
        return !reading.flags().has(Flag.CLOCK_OFFSET) && !reading.flags().has(Flag.FUTURE_TIME);
    }

    /** Why the rule was not judged at the reading's time, if it was not. */
    public @Nullable Suppression suppression(Rule rule, Reading reading) {
        return memory.suppression(rule, reading.at());
    }

    /**
     * What the condition finds in a reading of the moment that was seen last.
     *
     * @param before what the condition remembers of the readings before
     */
    public Look look(ValueCondition condition, Reading reading, @Nullable Memory before) {
        return condition.look(new Moment(reading, null, true, memory).seenBy(condition), before);
    }
}
