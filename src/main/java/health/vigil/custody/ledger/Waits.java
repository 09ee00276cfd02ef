package health.vigil.custody.ledger;

import static health.vigil.rules.ProcessCheck.Kind.PLANT_AGE;
import static health.vigil.rules.ProcessCheck.Kind.PLANT_AGE_COLD;
import static health.vigil.rules.ProcessCheck.Kind.PLANT_AGE_REMOTE;
import static health.vigil.rules.ProcessCheck.Kind.STORE_AGE;
import static health.vigil.rules.ProcessCheck.Kind.TRANSIT_OVERRUN;
import static health.vigil.rules.ProcessCheck.Kind.UNCOLLECTED;
import static health.vigil.rules.ProcessCheck.Kind.UNCONFIRMED;

import health.vigil.rules.ProcessCheck.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The clocks of a container's life. */
final class Waits {
    /** GB 39707-2020, 5.4.6. */
    private static final double COLD_BELOW = 5;

    private final Laws laws;
    private final Life life;
    private final List<Wait> waits = new ArrayList<>();

    private Waits(Laws laws, Life life) {
        this.laws = laws;
        this.life = life;
    }

    static List<Wait> of(Life life, Laws laws) {
        var waits = new Waits(laws, life);
        waits.collection();
        for (var leg : life.legs()) {
            waits.store(leg);
            waits.transit(leg);
            waits.confirmation(leg);
            waits.plant(leg);
        }
        return waits.waits;
    }

    private void collection() {
        var way = life.legs().get(0);
        way.first(Step.PACKED).ifPresent(packed -> waits.add(Wait.of(UNCOLLECTED, packed, end(way, Step.COLLECTED))));
    }

    /** The first storing starts it for ever: what was returned is as old as it is. */
    private void store(Leg leg) {
        var left = leg.left().orElse(null);
        life.first(Step.STORED)
                .filter(stored -> left == null || !left.isBefore(stored.at()))
                .ifPresent(stored -> {
                    var begin = leg.begunByReturn() ? leg.events().get(0).at() : stored.at();
                    waits.add(new Wait(STORE_AGE, stored, begin, left, null));
                });
    }

    private void transit(Leg leg) {
        var departed = leg.first(Step.IN_TRANSIT).or(() -> leg.first(Step.HANDED_OVER));
        departed.ifPresent(begin -> planned(leg)
                .ifPresent(planned ->
                        waits.add(new Wait(TRANSIT_OVERRUN, begin, begin.at(), end(leg, Step.ARRIVED), planned))));
    }

    private Optional<Duration> planned(Leg leg) {
        return leg.last(event -> Optional.ofNullable(event.facts().planned()))
                .or(() -> leg.last(event -> Optional.ofNullable(event.facts().trip()))
                        .flatMap(laws::planned));
    }

    private void confirmation(Leg leg) {
        leg.first(Step.ARRIVED).ifPresent(arrived -> waits.add(Wait.of(UNCONFIRMED, arrived, end(leg, Step.ACCEPTED))));
    }

    /** From the arrival to the treatment, piece by piece as the temperature of the store was reported. */
    private void plant(Leg leg) {
        leg.reaching(Step.ARRIVED)
                .filter(arrived -> arrived.step().rank() < Step.TREATED.rank())
                .ifPresent(arrived -> {
                    var end = end(leg, Step.TREATED);
                    var from = arrived.at();
                    var kind = atFirst(leg);
                    for (var event : leg.events()) {
                        var next = storage(event).orElse(kind);
                        if (next != kind
                                && event.at().isAfter(from)
                                && (end == null || event.at().isBefore(end))) {
                            waits.add(new Wait(kind, arrived, from, event.at(), null));
                            from = event.at();
                            kind = next;
                        }
                    }
                    waits.add(new Wait(kind, arrived, from, end, null));
                });
    }

    /** Until a temperature was reported the first one counts; without any it is taken for warm. */
    private static Kind atFirst(Leg leg) {
        return leg.events().stream()
                .flatMap(event -> storage(event).stream())
                .findFirst()
                .orElse(PLANT_AGE);
    }

    private static Optional<Kind> storage(CustodyEvent event) {
        var facts = event.facts();
        var isAtPlant = event.step().onTheWay() && event.step().rank() >= Step.ARRIVED.rank();
        if (facts.temp() == null || !isAtPlant) {
            return Optional.empty();
        }
        if (facts.temp() >= COLD_BELOW) {
            return Optional.of(PLANT_AGE);
        }
        return Optional.of(facts.remote() && facts.disinfected() ? PLANT_AGE_REMOTE : PLANT_AGE_COLD);
    }

    /** The end of a way, by a step so far along it, by its being exempted, or by the way back. */
    private @Nullable Instant end(Leg leg, Step step) {
        return leg.first(event -> event.step() == Step.EXEMPTED
                        || event.step().onTheWay() && event.step().rank() >= step.rank())
                .map(CustodyEvent::at)
                .or(() -> after(leg))
                .orElse(null);
    }

    private Optional<Instant> after(Leg leg) {
        var next = life.legs().indexOf(leg) + 1;
        return next < life.legs().size()
                ? Optional.of(life.legs().get(next).events().get(0).at())
                : Optional.empty();
    }
}
