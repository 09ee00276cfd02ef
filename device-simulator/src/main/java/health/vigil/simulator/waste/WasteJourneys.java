package health.vigil.simulator.waste;

import static health.vigil.simulator.waste.Times.NEVER;
import static health.vigil.simulator.waste.Times.after;

import health.vigil.simulator.signal.BeijingTime;
import health.vigil.simulator.signal.Seed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The containers of one ward: one packed every two hours, collected and stored within the hour, handed to the next
 * vehicle that comes and treated in one of the plant's next batches, well inside the 48 hours of the Medical Waste
 * Regulation 医疗废物管理条例 art. 17 and the 24 hours of GB 39707-2020 clause 5.4.6.
 */
record WasteJourneys(Ward ward, Timetable timetable, Mishaps mishaps, Seed seed) {

    private static final long SLOT = Duration.ofHours(2).toMillis();
    private static final long FIRST_SLOT = LocalDate.of(2026, 1, 1)
                    .atStartOfDay(BeijingTime.OFFSET)
                    .toInstant()
                    .toEpochMilli()
            / SLOT;
    /** What takes longer is lost sight of. */
    private static final Duration LONGEST = Duration.ofDays(8);

    private static final Duration BATCH = Duration.ofHours(4);

    /** All whose journey touches the span. */
    List<WasteJourney> within(Instant from, Instant to) {
        var journeys = new ArrayList<WasteJourney>();
        // a bag is begun before the slot in which it is packed
        var last = Math.floorDiv(to.toEpochMilli(), SLOT) + 1;
        for (var slot = Math.floorDiv(from.minus(LONGEST).toEpochMilli(), SLOT); slot <= last; slot++) {
            journeys.add(ordinary(slot));
        }
        mishaps.lostFrom(ward.device()).forEach(lost -> journeys.add(lost(lost)));
        mishaps.lighterFrom(ward.device()).forEach(lighter -> journeys.add(lighter(lighter)));
        journeys.removeIf(journey -> !journey.times().touch(from, to));
        return journeys;
    }

    private WasteJourney ordinary(long slot) {
        var chance = seed.named("container").named(Long.toString(slot));
        var number =
                Math.floorMod((slot - FIRST_SLOT) * ward.lanes() + ward.lane(), (long) ContainerNumber.SCRIPTED_FROM);
        var packed = Instant.ofEpochMilli(slot * SLOT).plusSeconds((long) (chance.uniform(10) * 6600));
        var container = Container.of(ContainerNumber.of(ward.jurisdiction(), number), ward.department(), chance);
        var kg = container.kind().equals("bag") ? 1.2 + 3 * chance.uniform(11) : 0.4 + chance.uniform(11);
        return whole(container, packed, Weights.of(kg, 0, chance), chance);
    }

    private WasteJourney lighter(Mishap.LighterContainer lighter) {
        var chance = seed.named(lighter.container());
        var weights = Weights.of(Weights.SCRIPTED_KG, lighter.missingKg(), chance);
        return whole(infectious(lighter.container()), lighter.packed(), weights, chance);
    }

    private WasteJourney lost(Mishap.LostContainer lost) {
        var chance = seed.named(lost.container());
        var weights = Weights.of(Weights.SCRIPTED_KG, 0, chance);
        var planned = whole(infectious(lost.container()), lost.packed(), weights, chance);
        return new WasteJourney(
                planned.container(),
                planned.ward(),
                planned.site(),
                planned.times().lostAfterCollection(lost.reported()),
                planned.kg(),
                Optional.empty());
    }

    private Container infectious(String number) {
        return new Container(number, "841-001-01", "bag", ward.department());
    }

    private WasteJourney whole(Container container, Instant packed, Weights kg, Seed chance) {
        // where two things happen to several containers at once, people take one after the other
        var turn = (long) (chance.uniform(20) * 360);
        var collected = packed.plusSeconds(300 + (long) (chance.uniform(21) * 900));
        var stored = collected.plusSeconds(240 + (long) (chance.uniform(22) * 300));
        var pickup = timetable.nextTo(ward.site(), stored.plus(Duration.ofMinutes(20)));
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
