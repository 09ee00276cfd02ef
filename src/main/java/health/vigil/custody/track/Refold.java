package health.vigil.custody.track;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Judges anew what fixes and events that were added may have changed, and no more: the findings are those that judging
 * all of the vehicle's past would give. Only of findings that last longer than the longest window it is the end alone
 * that is judged.
 */
public final class Refold {
    private final Watch watch;
    private final TrackHistory history;
    private final Duration longest;
    private final Duration reach;

    /** @param longest how far from what is new it is looked */
    public Refold(Watch watch, TrackHistory history, Duration longest) {
        this.watch = watch;
        this.history = history;
        this.longest = longest;
        this.reach = watch.reach();
    }

    /**
     * What takes the place of findings known before.
     *
     * @param lookAgainAt when time alone may change them
     */
    public record Outcome(List<Finding> removed, List<Finding> added, Optional<Instant> lookAgainAt) {}

    /** What events in a span may change: they count until the next one on their subject. */
    public Span changedBy(Span events, VehicleEvent.Subject subject) {
        var end = history.eventAfter(events.to(), subject).or(history::latest).orElse(events.to());
        return end.isBefore(events.to()) ? events : new Span(events.from(), end);
    }

    /** The stretches in which something may have changed, in order, each to be judged and stored before the next. */
    public List<Span> stretches(Collection<Span> changed) {
        var merged = new ArrayList<Span>();
        for (var span : changed.stream().sorted(Span.ORDER).toList()) {
            var last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.widenedBy(reach).overlaps(span)) {
                merged.set(merged.size() - 1, last.plus(span));
            } else {
                merged.add(span);
            }
        }
        return merged.stream().flatMap(span -> span.pieces(longest).stream()).toList();
    }

    public Outcome of(Span changed, Instant now) {
        var window = affected(changed);
        var bounds = window.widenedBy(longest);
        while (true) {
            var look = look(window, now);
            var wider = look.needed(reach).within(bounds);
            if (wider.equals(window)) {
                return look.outcome();
            }
            window = wider;
        }
    }

    private Span affected(Span changed) {
        var next = history.fixAfter(changed.to()).orElse(changed.to());
        return new Span(changed.from(), next).widenedBy(reach);
    }

    private Look look(Span window, Instant now) {
        var since = window.from().minus(reach);
        var loaded = new Span(
                history.fixBefore(since).orElse(since),
                history.fixAfter(window.to()).orElse(window.to()));
        var fixes = history.fixes(loaded);
        var verdict = watch.judge(fixes, history.events(loaded), now);
        var found = verdict.findings().stream()
                .filter(finding -> finding.overlaps(window))
                .toList();
        var isLatest =
                history.latest().map(latest -> !latest.isAfter(loaded.to())).orElse(true);
        var first = fixes.stream()
                .map(Fix::at)
                .filter(at -> !at.isBefore(window.from()))
                .min(naturalOrder());
        return new Look(window, first, history.findings(window), found, isLatest, verdict.lookAgainAt());
    }

    /**
     * @param first    the first fix in the window
     * @param isLatest nothing is known of what comes after
     */
    private record Look(
            Span window,
            Optional<Instant> first,
            List<Finding> known,
            List<Finding> found,
            boolean isLatest,
            Optional<Instant> lookAgainAt) {
        /** What must be looked at so that all findings, before and after, are seen whole. */
        Span needed(Duration reach) {
            var needed = window;
            for (var finding : known) {
                needed = needed.plus(finding.span());
            }
            for (var finding : found) {
                needed = needed.plus(finding.span());
            }
            if (!isLatest && found.stream().anyMatch(finding -> finding.until() == null)) {
                var length = Duration.between(window.from(), window.to());
                var further =
                        List.of(reach, length).stream().max(naturalOrder()).orElseThrow();
                needed = needed.plus(new Span(window.to(), window.to().plus(further)));
            }
            return needed;
        }

        Outcome outcome() {
            var added = new ArrayList<>(found);
            for (var before : known) {
                if (before.onset().isBefore(window.from())) {
                    continueFrom(before, added);
                }
                var end = before.until();
                if (end != null && end.isAfter(window.to())) {
                    added.replaceAll(finding ->
                            finding.until() == null && finding.isPartOf(before) ? finding.lastingAs(before) : finding);
                }
            }
            return new Outcome(known, List.copyOf(added), isLatest ? lookAgainAt : Optional.empty());
        }

        private void continueFrom(Finding before, List<Finding> added) {
            for (var i = 0; i < added.size(); i++) {
                var finding = added.get(i);
                if (!finding.onset().isAfter(window.from()) && finding.isPartOf(before)) {
                    added.set(i, finding.continuing(before));
                    return;
                }
            }
            added.add(
                    before.last().isBefore(window.from())
                            ? first.map(before::overBy).orElse(before)
                            : before.endingAt(window.from()));
        }
    }
}
