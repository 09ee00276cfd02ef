package health.vigil.simulator.signal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packing place of a ward: containers are packed, weighed and collected here. */
record WasteWard(WasteJourneys journeys, Map<String, Channel> channels) implements FamilyModel {

    static WasteWard of(WasteJourneys journeys, Seed seed) {
        return new WasteWard(
                journeys,
                Map.of(
                        "weight",
                        Channel.continuous(
                                t -> waiting(journeys, t) + Math.abs(0.01 * seed.gaussian(t.getEpochSecond()))),
                        "temp",
                        Channel.continuous(Signal.daily(1.2, 15)
                                .plus(Signal.noise(seed.named("temp"), 0.1))
                                .plus(23))));
    }

    @Override
    public List<DeviceEvent> events(Instant from, Instant to) {
        return journeys.within(from, to).stream()
                .flatMap(journey -> Stream.of(journey.packing(), journey.collection()))
                .filter(event -> event.at().isAfter(from) && !event.at().isAfter(to))
                .sorted(Comparator.comparing(DeviceEvent::at))
                .toList();
    }

    @Override
    public List<DeviceEvent> history(Instant start) {
        return journeys.within(start, start).stream()
                .flatMap(journey -> Stream.of(journey.packing(), journey.collection()))
                .filter(event -> !event.at().isAfter(start))
                .sorted(Comparator.comparing(DeviceEvent::at))
                .toList();
    }

    /** Weight of what is packed and not yet collected, on the scale of the ward. */
    private static double waiting(WasteJourneys journeys, Instant t) {
        return journeys.within(t, t).stream()
                .filter(journey -> !t.isBefore(journey.packed()) && t.isBefore(journey.collected()))
                .mapToDouble(WasteJourney::weightKg)
                .sum();
    }
}
