package health.vigil.rules;

import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.FieldCatalogue;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Reading;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Events that say the state of something, as values of the fields that say the same. */
public final class StateEvents {
    private static final Map<EventType, Map<String, Double>> MEANINGS = new EnumMap<>(Map.of(
            EventType.DOOR_OPENED, Map.of("door_open", 1.0, "door_closed", 0.0),
            EventType.DOOR_CLOSED, Map.of("door_open", 0.0, "door_closed", 1.0),
            EventType.POWER_LOST, Map.of("mains_power", 0.0),
            EventType.POWER_RESTORED, Map.of("mains_power", 1.0),
            EventType.BEAM_ON, Map.of("beam_on", 1.0),
            EventType.BEAM_OFF, Map.of("beam_on", 0.0)));

    private record Meaning(Field field, double value) {}

    private final Map<EventType, List<Meaning>> meanings = new EnumMap<>(EventType.class);

    public StateEvents(FieldCatalogue catalogue) {
        MEANINGS.forEach((type, values) -> meanings.put(
                type,
                values.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(value -> catalogue.named(value.getKey()).stream()
                                .map(field -> new Meaning(field, value.getValue())))
                        .toList()));
    }

    /** What the event says, at its time; nothing for events that are no states. */
    List<Reading> of(DeviceEvent event) {
        return meanings.getOrDefault(event.type(), List.of()).stream()
                .map(meaning -> new Reading(meaning.field, event.at(), meaning.value, Flags.NONE))
                .toList();
    }
}
