package health.vigil.reports;

import health.vigil.registry.Device;
import health.vigil.rules.DeviceRules;
import health.vigil.rules.Hindsight;
import health.vigil.rules.LocalDay;
import health.vigil.rules.Rule;
import health.vigil.rules.StateEvents;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Folds what one device measured on one local day, in order of measurement, into its figures. */
final class DeviceDay {
    /** A maintenance or an open door of the evening before may reach into the day. */
    static final Duration LEAD = Duration.ofHours(24);

    private final Map<String, List<Rule>> rules;
    private final Map<String, FieldDay> fields = new TreeMap<>();
    private final Hindsight hindsight;
    private final List<DeviceEvent> events;
    private final long planned;
    private final List<Reading> moment = new ArrayList<>();
    private int nextEvent;

    /**
     * @param measured what the device is registered to measure: silence of these counts against its coverage
     * @param events   of the day and its {@link #LEAD}
     * @param now      nothing is planned after it
     */
    DeviceDay(
            Device device,
            DeviceRules deviceRules,
            Set<String> measured,
            LocalDay day,
            List<DeviceEvent> events,
            StateEvents meanings,
            Instant now) {
        this.rules = LegalRules.of(deviceRules, day);
        this.hindsight = new Hindsight(device.id(), deviceRules, meanings);
        this.events =
                events.stream().sorted(Comparator.comparing(DeviceEvent::at)).toList();
        var end = now.isBefore(day.end()) ? now : day.end();
        this.planned = Math.max(0, Duration.between(day.start(), end).dividedBy(device.interval()));
        rules.keySet().stream().filter(measured::contains).forEach(this::field);
    }

    private FieldDay field(String name) {
        return fields.computeIfAbsent(name, field -> new FieldDay(rules.getOrDefault(field, List.of()), planned));
    }

    /** @param reading not older than the one before */
    void add(Reading reading) {
        if (!moment.isEmpty() && !moment.get(0).at().equals(reading.at())) {
            count();
        }
        moment.add(reading);
    }

    private void count() {
        if (moment.isEmpty()) {
            return;
        }
        var at = moment.get(0).at();
        while (nextEvent < events.size() && !events.get(nextEvent).at().isAfter(at)) {
            hindsight.see(events.get(nextEvent++));
        }
        hindsight.see(moment);
        for (var reading : moment) {
            if (rules.containsKey(reading.field().name())) {
                field(reading.field().name()).count(reading, hindsight);
            }
        }
        moment.clear();
    }

    /** By name of the field; only of fields with a legal limit. */
    Map<String, Figures> figures(Instant now) {
        count();
        var figures = new TreeMap<String, Figures>();
        fields.forEach((field, day) -> figures.put(field, day.figures(now)));
        return figures;
    }
}
