package health.vigil.custody.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One life of a container, from its packing to its end. A bin lives many times; a label that does was used again. */
public final class Life {
    private final List<CustodyEvent> events;
    private final List<Leg> legs;
    private final Progress progress;
    private final @Nullable Instant next;

    private Life(List<CustodyEvent> events, @Nullable Instant next) {
        this.events = List.copyOf(events);
        this.legs = Leg.of(events);
        this.progress = new Progress(events);
        this.next = next;
    }

    /** Cuts events in order into lives: a container that is packed after its end lives again. */
    static List<Life> of(List<CustodyEvent> events) {
        var lives = new ArrayList<Life>();
        var begin = 0;
        var ended = false;
        for (var i = 0; i < events.size(); i++) {
            var step = events.get(i).step();
            if (ended && (step == Step.GENERATED || step == Step.PACKED)) {
                lives.add(new Life(events.subList(begin, i), events.get(i).at()));
                begin = i;
                ended = false;
            }
            ended |= step == Step.TREATED || step == Step.CLOSED || step == Step.EXEMPTED;
        }
        lives.add(new Life(events.subList(begin, events.size()), null));
        return List.copyOf(lives);
    }

    public ContainerState state() {
        return progress.state();
    }

    public Instant stateAt() {
        return progress.since();
    }

    /** When a step was first taken; of one that leads away, on the last way that has it. */
    public Optional<Instant> at(Step step) {
        var found = step.leaves()
                ? legs.stream().flatMap(leg -> leg.first(step).stream()).reduce((earlier, later) -> later)
                : first(step);
        return found.map(CustodyEvent::at);
    }

    public Optional<ContainerKind> kind() {
        return said(event -> Optional.ofNullable(event.facts().kind()));
    }

    /** The first that was said of something. */
    public <T> Optional<T> said(Function<CustodyEvent, Optional<T>> of) {
        return events.stream().flatMap(event -> of.apply(event).stream()).findFirst();
    }

    /** The last that was said of something on the present way. */
    public <T> Optional<T> saidLast(Function<CustodyEvent, Optional<T>> of) {
        return legs.get(legs.size() - 1).last(of);
    }

    /** Weigh point 1 is in the institution, 2 the hand-over to the carrier, 3 the plant; kg. */
    public Optional<BigDecimal> weight(Step... inOrderOfPreference) {
        for (var step : inOrderOfPreference) {
            var kg = events.stream()
                    .filter(event -> event.step() == step)
                    .flatMap(event -> Optional.ofNullable(event.facts().weightKg()).stream())
                    .findFirst();
            if (kg.isPresent()) {
                return kg;
            }
        }
        return Optional.empty();
    }

    /** Steps that must have happened and that nobody has reported, in their order. */
    public List<MissingStep> missing() {
        return legs.stream().flatMap(leg -> MissingStep.of(leg).stream()).toList();
    }

    public List<CustodyEvent> events() {
        return events;
    }

    List<Leg> legs() {
        return legs;
    }

    Progress progress() {
        return progress;
    }

    Optional<CustodyEvent> first(Step step) {
        return events.stream().filter(event -> event.step() == step).findFirst();
    }

    /** When something that was found is settled: its record is closed after it, or the label begins another life. */
    @Nullable
    Instant settledAfter(CustodyEvent found) {
        return events.stream()
                .filter(event -> event.step() == Step.CLOSED && !event.at().isBefore(found.at()))
                .map(CustodyEvent::at)
                .findFirst()
                .orElse(next);
    }
}
