package health.vigil.custody.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is known of one container. The same events in any order, any number of times, give the same ledger.
 *
 * @param timeLine every event, in the order of time
 * @param lives    at least one, in the order of time
 */
public record ContainerLedger(String container, List<Entry> timeLine, List<Life> lives) {
    /**
     * An event in its place.
     *
     * @param late  what happened after it was received before it
     * @param notes codes of what is odd about it, or could not be understood
     */
    public record Entry(CustodyEvent event, boolean late, List<String> notes) {}

    /** @param events at least one */
    public static ContainerLedger of(String container, Collection<CustodyEvent> events) {
        var inOrder = unique(events);
        var lives = Life.of(inOrder);
        var known = inOrder.stream().map(CustodyEvent::id).collect(Collectors.toSet());
        var late = late(inOrder);
        var timeLine = new ArrayList<Entry>();
        for (var life : lives) {
            for (var event : life.events()) {
                timeLine.add(new Entry(event, late.contains(event.id()), notes(event, life, known)));
            }
        }
        return new ContainerLedger(container, List.copyOf(timeLine), lives);
    }

    /** The life that it lives now. */
    public Life life() {
        return lives.get(lives.size() - 1);
    }

    /** Who has it: the last who is said to have taken it over, and before any hand-over the one who packed it. */
    public Optional<String> holder() {
        return life().saidLast(event -> Optional.ofNullable(event.facts().to()))
                .or(() -> life().said(event -> Optional.ofNullable(event.facts().by())));
    }

    /** Where it is: the last place named, or else the site of the last report; on the road the vehicle. */
    public Optional<String> place() {
        return life().saidLast(ContainerLedger::whereabouts);
    }

    /** The site of the institution that it comes from. */
    public Optional<String> origin() {
        return life().said(event -> event.step().onTheWay() && !event.step().leaves() ? site(event) : Optional.empty());
    }

    /** The site of the plant that it came to. */
    public Optional<String> plant() {
        return life().saidLast(event ->
                event.step().onTheWay() && event.step().rank() >= Step.ARRIVED.rank() ? site(event) : Optional.empty());
    }

    private static Optional<String> whereabouts(CustodyEvent event) {
        var facts = event.facts();
        return Optional.ofNullable(facts.place())
                .or(() -> event.step() == Step.IN_TRANSIT ? Optional.ofNullable(facts.vehicle()) : Optional.empty())
                .or(() -> site(event));
    }

    private static Optional<String> site(CustodyEvent event) {
        return Optional.ofNullable(event.report().site());
    }

    /** Of a repeated event the first receipt counts. */
    private static List<CustodyEvent> unique(Collection<CustodyEvent> events) {
        var byId = new LinkedHashMap<String, CustodyEvent>();
        for (var event : events) {
            byId.merge(
                    event.id(),
                    event,
                    (a, b) -> a.report().receivedAt().isAfter(b.report().receivedAt()) ? b : a);
        }
        return byId.values().stream().sorted(CustodyEvent.ORDER).toList();
    }

    private static Set<String> late(List<CustodyEvent> inOrder) {
        var late = new TreeSet<String>();
        var earliest = Instant.MAX;
        var backwards = new ArrayList<>(inOrder);
        Collections.reverse(backwards);
        for (var event : backwards) {
            var received = event.report().receivedAt();
            if (received.isAfter(earliest)) {
                late.add(event.id());
            }
            earliest = received.isBefore(earliest) ? received : earliest;
        }
        return late;
    }

    private static List<String> notes(CustodyEvent event, Life life, Set<String> known) {
        var notes = new TreeSet<>(event.notes());
        notes.addAll(life.progress().notes(event));
        var previous = event.facts().previous();
        if (previous != null && !known.contains(previous)) {
            notes.add("previous_unknown");
        }
        if (Findings.isUncalibrated(event)) {
            notes.add("scale_uncalibrated");
        }
        return List.copyOf(notes);
    }
}
