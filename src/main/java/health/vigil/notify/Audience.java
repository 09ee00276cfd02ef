package health.vigil.notify;

import health.vigil.notify.routing.Call;
import health.vigil.notify.routing.Routes;
import health.vigil.notify.routing.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Who is told of something, and who should be but can't. */
record Audience(List<Listener> listeners, List<Call> unanswered) {
    /**
     * Each recipient once, at its earliest.
     *
     * @param at when it is first told: the routes of that moment count, and waits begin then
     */
    static Audience of(Subject subject, Instant at, Directory directory, Routes routes) {
        var listeners = new ArrayList<Listener>();
        var unanswered = new ArrayList<Call>();
        for (var recipient : directory.recipients()) {
            if (recipient.enabled()
                    && !subject.device().equals(DeliveryWatch.subject(recipient.id()))
                    && recipient.subscribesTo(subject.family(), subject.priority(), subject.jurisdiction())) {
                listeners.add(new Listener(recipient, null, Duration.ZERO, at));
            }
        }
        for (var call : routes.calls(subject, at)) {
            var answering = directory.recipients().stream()
                    .filter(recipient -> recipient.enabled() && recipient.office() != null)
                    .filter(recipient -> call.isAnsweredBy(recipient.office()))
                    .toList();
            answering.forEach(recipient ->
                    listeners.add(new Listener(recipient, call, call.after(), routes.due(call, subject, at))));
            if (answering.isEmpty()) {
                unanswered.add(call);
            }
        }
        var heard = new HashSet<>();
        listeners.sort(Comparator.comparing(Listener::after).thenComparing(listener -> listener.call() != null));
        listeners.removeIf(listener -> !heard.add(listener.recipient().id()));
        return new Audience(List.copyOf(listeners), List.copyOf(unanswered));
    }

    /** Those whose wait is no longer than this. */
    List<Listener> within(Duration reached) {
        return listeners.stream()
                .filter(listener -> listener.after().compareTo(reached) <= 0)
                .toList();
    }

    /** The first of those whose turn comes later. */
    Optional<Listener> nextAfter(Duration reached) {
        return listeners.stream()
                .filter(listener -> listener.after().compareTo(reached) > 0)
                .findFirst();
    }
}
