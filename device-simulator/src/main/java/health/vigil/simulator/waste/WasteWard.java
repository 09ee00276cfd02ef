package health.vigil.simulator.waste;

import health.vigil.simulator.signal.Channel;
import health.vigil.simulator.signal.DeviceEvent;
import health.vigil.simulator.signal.FamilyModel;
import health.vigil.simulator.signal.Seed;
import health.vigil.simulator.signal.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packing place of a ward: containers are begun, packed, weighed and collected here. */
record WasteWard(WasteJourneys journeys, Staff staff, Map<String, Channel> channels) implements FamilyModel {

    static WasteWard of(WasteJourneys journeys, Staff staff, Seed seed) {
        return new WasteWard(
                journeys,
                staff,
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
        return Chronicle.between(from, to, scans(journeys.within(from, to)));
    }

    @Override
    public List<DeviceEvent> history(Instant since, Instant start) {
        return Chronicle.until(start, scans(journeys.past(since, start)));
    }

    private Stream<DeviceEvent> scans(Stream<WasteJourney> told) {
        return told.flatMap(journey -> Stream.of(
                generated(journey),
                Scan.packed(journey, staff),
                Scan.collected(journey, staff, journey.ward()),
                lost(journey)));
    }

    private DeviceEvent generated(WasteJourney journey) {
        var at = journey.times().generated();
        return Scan.of(journey, "generated", at)
                .by(staff.nurse(journey.ward(), at))
                .with("place", journey.site())
                .event();
    }

    private DeviceEvent lost(WasteJourney journey) {
        var at = journey.times().lost();
        return Scan.of(journey, "lost", at)
                .by(staff.porter(journey.site(), journey.times().collected()))
                .with("place", journey.site())
                .with("note", "收集后未到暂存间，查找未果")
                .event();
    }

    /** Weight of what is packed and not yet collected, on the scale of the ward. */
    private static double waiting(WasteJourneys journeys, Instant t) {
        return journeys.within(t, t)
                .filter(journey -> journey.times().waitingInWard(t))
                .mapToDouble(journey -> journey.kg().ward())
                .sum();
    }
}
