package health.vigil.simulator.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The temporary store 暂存间 of a hospital: containers of all its wards arrive, wait and leave. */
record WasteStore(List<WasteJourneys> wards, Map<String, Channel> channels) implements FamilyModel {

    static WasteStore of(List<WasteJourneys> wards, Seed seed) {
        return new WasteStore(
                wards,
                Map.of(
                        "weight",
                        Channel.continuous(t -> stock(wards, t) + Math.abs(0.03 * seed.gaussian(t.getEpochSecond()))),
                        "temp",
                        Channel.continuous(Signal.wander(seed.named("cooling"), 0.8, Duration.ofMinutes(25))
                                .plus(Signal.daily(0.6, 15))
                                .plus(Signal.noise(seed.named("temp"), 0.08))
                                .plus(15.5)),
                        "humidity",
                        Channel.continuous(
                                Signal.noise(seed.named("humidity"), 0.6).plus(58))));
    }

    @Override
    public List<DeviceEvent> events(Instant from, Instant to) {
        return select(from, to).filter(event -> event.at().isAfter(from)).toList();
    }

    @Override
    public List<DeviceEvent> history(Instant start) {
        return select(start, start).toList();
    }

    private Stream<DeviceEvent> select(Instant from, Instant to) {
        return wards.stream()
                .flatMap(ward -> ward.within(from, to).stream())
                .flatMap(journey -> Stream.of(journey.storing(), journey.handover()))
                .filter(event -> !event.at().isAfter(to))
                .sorted(Comparator.comparing(DeviceEvent::at));
    }

    private static double stock(List<WasteJourneys> wards, Instant t) {
        return wards.stream()
                .flatMap(ward -> ward.within(t, t).stream())
                .filter(journey -> journey.inStore(t))
                .mapToDouble(WasteJourney::weightKg)
                .sum();
    }
}
