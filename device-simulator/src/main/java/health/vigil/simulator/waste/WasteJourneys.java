package health.vigil.simulator.waste;

import static health.vigil.simulator.waste.Times.NEVER;
import static health.vigil.simulator.waste.Times.after;

import health.vigil.simulator.signal.BeijingTime;
import health.vigil.simulator.signal.Seed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The containers of one ward: one packed every two hours, collected and stored within the hour, handed to the next
 * vehicle that comes and treated in one of the plant's next batches, well inside the 48 hours of the Medical Waste
 * Regulation 医疗废物管理条例 art. 17 and the 24 hours of GB 39707-2020 clause 5.4.6.
 */
final class WasteJourneys {

    private static final long SLOT = Duration.ofHours(2).toMillis();
    private static final long FIRST_SLOT = LocalDate.of(2026, 1, 1)
                    .atStartOfDay(BeijingTime.OFFSET)
                    .toInstant()
                    .toEpochMilli()
            / SLOT;
    /** What takes longer is lost sight of. */
    private static final Duration LONGEST = Duration.ofDays(8);

    private static final int KEPT_SLOTS = 1000;
    private static final Duration BATCH = Duration.ofHours(4);

    private final Ward ward;
    private final Timetable timetable;
    private final Mishaps mishaps;
    private final Seed seed;
    private final List<WasteJourney> scripted;
    /** What was reckoned once is looked at several times a second by all devices of the way. */
    private final Map<Long, WasteJourney> ordinary = new ConcurrentHashMap<>();

    /** @param loads containers of this ward for which a vehicle is sent */
    WasteJourneys(Ward ward, Timetable timetable, List<Load> loads, Mishaps mishaps, Seed seed) {
        this.ward = ward;
        this.timetable = timetable;
        this.mishaps = mishaps;
        this.seed = seed;
        this.scripted = Stream.of(
                        mishaps.lostFrom(ward.device()).stream().map(this::lost),
                        mishaps.lighterFrom(ward.device()).stream().map(this::lighter),
                        loads.stream().map(this::sentFor))
                .flatMap(each -> each)
                .toList();
    }

    Ward ward() {
        return ward;
    }

    Timetable timetable() {
        return timetable;
    }

    /** All whose journey touches the span. */
    Stream<WasteJourney> within(Instant from, Instant to) {
        return Stream.concat(ordinary(from, to), scripted.stream().filter(journey -> journey.times()
                .touch(from, to)));
    }

    /** What must be told at a start: what was on its way since then, and all that a scenario adds. */
    Stream<WasteJourney> past(Instant since, Instant start) {
        return Stream.concat(ordinary(since, start), scripted.stream());
    }

    private Stream<WasteJourney> ordinary(Instant from, Instant to) {
        var first = Math.floorDiv(from.minus(LONGEST).toEpochMilli(), SLOT);
        // a bag is begun before the slot in which it is packed
        var last = Math.floorDiv(to.toEpochMilli(), SLOT) + 1;
        ordinary.keySet().removeIf(slot -> slot < first - KEPT_SLOTS);
        return LongStream.rangeClosed(first, last)
                .mapToObj(slot -> ordinary.computeIfAbsent(slot, this::ordinary))
                .filter(journey -> journey.times().touch(from, to));
    }

    private WasteJourney ordinary(long slot) {
        var chance = seed.named("container").named(Long.toString(slot));
        var number =
                Math.floorMod((slot - FIRST_SLOT) * ward.lanes() + ward.lane(), (long) ContainerNumber.SCRIPTED_FROM);
        var packed = Instant.ofEpochMilli(slot * SLOT).plusSeconds((long) (chance.uniform(10) * 6600));
        var container = Container.of(ContainerNumber.of(ward.jurisdiction(), number), ward.department(), chance);
        var kg = container.kind().equals("bag") ? 1.2 + 3 * chance.uniform(11) : 0.4 + chance.uniform(11);
        return whole(container, packed, Weights.of(kg, 0, chance), chance, this::next);
    }

    private WasteJourney lighter(Mishap.LighterContainer lighter) {
        var chance = seed.named(lighter.container());
        var weights = Weights.of(Weights.SCRIPTED_KG, lighter.missingKg(), chance);
        return whole(infectious(lighter.container()), lighter.packed(), weights, chance, this::next);
    }

    private WasteJourney lost(Mishap.LostContainer lost) {
        var chance = seed.named(lost.container());
        var weights = Weights.of(Weights.SCRIPTED_KG, 0, chance);
        var planned = whole(infectious(lost.container()), lost.packed(), weights, chance, stored -> Optional.empty());
        return new WasteJourney(
                planned.container(),
                planned.ward(),
                planned.site(),
                planned.times().lostAfterCollection(lost.reported()),
                planned.kg(),
                planned.pickup());
    }

    private WasteJourney sentFor(Load load) {
        var chance = seed.named(load.container());
        return whole(
                infectious(load.container()),
                load.pickup().arrival().minus(Duration.ofHours(3)),
                Weights.of(Weights.SCRIPTED_KG, 0, chance),
                chance,
                stored -> Optional.of(load.pickup()));
    }

    private Container infectious(String number) {
        return new Container(number, "841-001-01", "bag", ward.department());
    }

    private Optional<Pickup> next(Instant stored) {
        return timetable.nextTo(ward.site(), stored.plus(Duration.ofMinutes(20)));
    }

    private WasteJourney whole(
            Container container,
            Instant packed,
            Weights kg,
            Seed chance,
            Function<Instant, Optional<Pickup>> pickupAfter) {
        // where two things happen to several containers at once, people take one after the other
        var turn = (long) (chance.uniform(20) * 360);
        var collected = packed.plusSeconds(300 + (long) (chance.uniform(21) * 900));
        var stored = collected.plusSeconds(240 + (long) (chance.uniform(22) * 300));
        var pickup = pickupAfter.apply(stored);
        var handedOver =
                pickup.map(Pickup::arrival).map(at -> after(at, 120 + turn)).orElse(NEVER);
        var arrived = pickup.map(Pickup::arrivalAtPlant)
                .map(at -> after(at, 180 + 2 * turn))
                .orElse(NEVER);
        var accepted = after(arrived, 420);
        var plantStored = after(accepted, 360);
        var treated = plantStored.equals(NEVER) ? NEVER : treated(plantStored, turn);
        return new WasteJourney(
                container,
                ward.device(),
                ward.site(),
                new Times(
                        packed.minusSeconds(1800 + (long) (chance.uniform(23) * 3600)),
                        packed,
                        collected,
                        stored,
                        handedOver,
                        pickup.map(Pickup::departure).orElse(NEVER),
                        arrived,
                        accepted,
                        plantStored,
                        treated,
                        after(treated, 1800),
                        NEVER),
                kg,
                pickup);
    }

    /** With the first batch that starts when it has been there for an hour. */
    private Instant treated(Instant plantStored, long turn) {
        var batch = Math.floorDiv(plantStored.plus(Duration.ofHours(1)).toEpochMilli(), BATCH.toMillis()) + 1;
        var due = Instant.ofEpochMilli(batch * BATCH.toMillis()).plusSeconds(turn);
        return mishaps.treatmentOf(timetable.vehicle().plant().id(), due);
    }
}
