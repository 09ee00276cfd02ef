package health.vigil.coldchain.exposure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;

/**
 * How often and how long something was so: a door open, the mains off.
 *
 * @param times   how often it began, or was so when it was first heard of
 * @param total   until the end of the span, if it was not heard to end
 * @param longest of these times
 */
public record Switched(int times, Duration total, Duration longest) {
    /** @param on whether it is so from then on */
    public record Change(Instant at, boolean on) {}

    /** Reports in any order; one that says what is known already changes nothing. */
    public static Switched of(Collection<Change> changes, Span span) {
        var on = new ArrayList<Span>();
        Instant since = null;
        for (var change : changes.stream()
                .filter(c -> !c.at().isBefore(span.from()) && c.at().isBefore(span.to()))
                .sorted(Comparator.comparing(Change::at).thenComparing(Change::on))
                .toList()) {
            if (change.on() && since == null) {
                since = change.at();
            } else if (!change.on() && since != null) {
                on.add(new Span(since, change.at()));
                since = null;
            }
        }
        if (since != null) {
            on.add(new Span(since, span.to()));
        }
        var spans = Spans.union(on);
        return new Switched(on.size(), spans.total(), spans.longest());
    }
}
