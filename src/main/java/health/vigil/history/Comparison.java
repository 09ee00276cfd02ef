package health.vigil.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.rules.LocalDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of a draft beside those of the version in force, of one device or site.
 *
 * @param added     only the draft raises them
 * @param lost      only the version in force raises them
 * @param changed   both raise them, at other times: they overlap, or begin on the same day
 * @param unchanged both raise them at the same times
 */
record Comparison(List<Span> added, List<Span> lost, List<Change> changed, int unchanged) {

    /**
     * An alarm.
     *
     * @param endedAt absent if it was still on at the end
     */
    @JsonInclude
    record Span(Instant onsetAt, Instant raisedAt, @Nullable Instant endedAt, @Nullable Double extreme) {
        static Span of(Episode episode) {
            var raised = episode.raised();
            return new Span(raised.onset(), raised.at(), episode.ended(), episode.extreme());
        }

        private boolean isSame(Span other) {
            return onsetAt.equals(other.onsetAt)
                    && raisedAt.equals(other.raisedAt)
                    && (endedAt == null ? other.endedAt == null : endedAt.equals(other.endedAt));
        }

        private boolean overlaps(Span other) {
            return !onsetAt.isAfter(other.end()) && !other.onsetAt.isAfter(end());
        }

        private boolean beginsOnTheDayOf(Span other) {
            return day().equals(other.day());
        }

        private Instant end() {
            return endedAt == null ? Instant.MAX : endedAt;
        }

        private LocalDate day() {
            return onsetAt.atZone(LocalDay.ZONE).toLocalDate();
        }
    }

    record Change(Span inForce, Span draft) {}

    static Comparison of(List<Span> inForce, List<Span> draft) {
        var lost = sorted(inForce);
        var added = sorted(draft);
        var unchanged = pair(lost, added, Span::isSame).size();
        var changed = new ArrayList<>(pair(lost, added, Span::overlaps));
        changed.addAll(pair(lost, added, Span::beginsOnTheDayOf));
        return new Comparison(added, lost, changed, unchanged);
    }

    boolean isDifferent() {
        return !added.isEmpty() || !lost.isEmpty() || !changed.isEmpty();
    }

    private static List<Span> sorted(List<Span> spans) {
        return new ArrayList<>(
                spans.stream().sorted(Comparator.comparing(Span::onsetAt)).toList());
    }

    /** Takes out of both lists what belongs together, earliest first. */
    private static List<Change> pair(List<Span> left, List<Span> right, BiPredicate<Span, Span> together) {
        var pairs = new ArrayList<Change>();
        var restOfLeft = new ArrayList<Span>();
        var restOfRight = new ArrayList<Span>();
        var r = 0;
        for (var l : left) {
            while (r < right.size()
                    && right.get(r).onsetAt().isBefore(l.onsetAt())
                    && !together.test(l, right.get(r))) {
                restOfRight.add(right.get(r++));
            }
            if (r < right.size() && together.test(l, right.get(r))) {
                pairs.add(new Change(l, right.get(r++)));
            } else {
                restOfLeft.add(l);
            }
        }
        restOfRight.addAll(right.subList(r, right.size()));
        left.clear();
        left.addAll(restOfLeft);
        right.clear();
        right.addAll(restOfRight);
        return pairs;
    }
}
