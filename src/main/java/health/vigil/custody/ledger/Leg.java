package health.vigil.custody.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** One way from the institution to the plant, in order: a container that was returned begins another one. */
record Leg(List<CustodyEvent> events) {
    Leg {
        events = List.copyOf(events);
    }

    /** Cuts the events of a life wherever the container came back. */
    static List<Leg> of(List<CustodyEvent> events) {
        var legs = new ArrayList<Leg>();
        var begin = 0;
        for (var i = 1; i < events.size(); i++) {
            if (events.get(i).step() == Step.RETURNED) {
                legs.add(new Leg(events.subList(begin, i)));
                begin = i;
            }
        }
        legs.add(new Leg(events.subList(begin, events.size())));
        return List.copyOf(legs);
    }

    Optional<CustodyEvent> first(Step... steps) {
        var wanted = Arrays.asList(steps);
        return first(event -> wanted.contains(event.step()));
    }

    Optional<CustodyEvent> first(Predicate<CustodyEvent> wanted) {
        return events.stream().filter(wanted).findFirst();
    }

    /** The first step on the way that lies so far along it, or farther. */
    Optional<CustodyEvent> reaching(Step step) {
        return first(event -> event.step().onTheWay() && event.step().rank() >= step.rank());
    }

    /** When it left the institution, if it did. */
    Optional<Instant> left() {
        return first(event -> event.step().leaves()).map(CustodyEvent::at);
    }

    boolean begunByReturn() {
        return !events.isEmpty() && events.get(0).step() == Step.RETURNED;
    }

    /** The last that was said about something. */
    <T> Optional<T> last(Function<CustodyEvent, Optional<T>> said) {
        return events.stream().flatMap(event -> said.apply(event).stream()).reduce((earlier, later) -> later);
    }
}
