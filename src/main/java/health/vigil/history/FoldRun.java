package health.vigil.history;

import health.vigil.history.FoldUnit.Part;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One fold over the units at hand: from well before their late readings until what touches them is over. */
final class FoldRun implements StoredHistory.Listener {
    private static final Duration FIRST_STEP = Duration.ofDays(1);
    /** Values of a day may still be under way for so long after it. */
    private static final Duration DAY_SETTLED = Duration.ofHours(1);

    private final List<FoldUnit> units;
    private final Fold fold;
    private final int stretch;
    private final Duration longestLookback;
    private final Map<String, Seen> seen = new HashMap<>();

    /** The readings of a device that this fold has had. */
    private static final class Seen {
        private final Instant first;
        private final Map<String, Instant> firstOf = new HashMap<>();
        private Instant last;

        Seen(Instant first) {
            this.first = first;
            this.last = first;
        }
    }

    FoldRun(List<FoldUnit> units, Fold fold, int stretch, Duration longestLookback) {
        this.units = units;
        this.fold = fold;
        this.stretch = stretch;
        this.longestLookback = longestLookback;
    }

    /** In steps that grow, each over those devices alone that are not finished. */
    void over(StoredHistory history, Connection transaction, Instant now) throws SQLException {
        var parts = units.stream().flatMap(unit -> unit.parts().stream()).toList();
        var siteOf = parts.stream()
                .collect(Collectors.toMap(
                        part -> part.device().id(), part -> part.device().site()));
        var at = parts.stream().map(this::start).min(Instant::compareTo).orElseThrow();
        var newest = parts.stream()
                .map(part -> part.until().minus(part.lookback()))
                .max(Instant::compareTo)
                .orElseThrow();
        var end = (newest.isAfter(now) ? newest : now).plusMillis(1);
        for (var step = FIRST_STEP; at.isBefore(end); step = step.multipliedBy(2)) {
            var from = at;
            var next = from.plus(step).isBefore(end) ? from.plus(step) : end;
            var wanted = parts.stream()
                    .filter(part -> start(part).isBefore(next))
                    .filter(part -> from.isBefore(part.until()) || isOn(part, siteOf))
                    .map(Part::device)
                    .toList();
            if (wanted.isEmpty() && parts.stream().noneMatch(part -> from.isBefore(part.until()))) {
                break;
            }
            if (!wanted.isEmpty()) {
                history.stream(transaction, wanted, from, next, this);
            }
            at = next;
        }
        fold.endDaysBefore(at.isBefore(end) ? at : end.minus(DAY_SETTLED));
    }

    private Instant start(Part part) {
        return part.from().minus(lookback(part));
    }

    private Duration lookback(Part part) {
        var stretched = part.lookback().multipliedBy(stretch);
        return stretched.compareTo(longestLookback) < 0 ? stretched : longestLookback;
    }

    private boolean isOn(Part part, Map<String, String> siteOf) {
        var device = part.device();
        return fold.open().stream()
                .filter(episode -> episode.touches(part.from(), part.until()))
                .map(Episode::raised)
                .anyMatch(raised -> raised.ofSite()
                        ? device.site().equals(siteOf.get(raised.device()))
                        : raised.device().equals(device.id()));
    }

    @Override
    public void readings(String device, Instant at, List<Reading> readings) {
        var past = seen.computeIfAbsent(device, id -> new Seen(at));
        past.last = at;
        readings.forEach(reading -> past.firstOf.putIfAbsent(reading.field().name(), at));
        fold.readings(device, at, readings);
    }

    @Override
    public void event(String device, DeviceEvent event) {
        fold.event(device, event);
    }

    /**
     * Takes what is certain.
     *
     * @return units in which something was already on when the fold began, and that have an earlier past to look at
     */
    List<FoldUnit> settle(List<Found> found, List<Scope> scopes) {
        var bySubject = fold.episodes().stream()
                .collect(Collectors.groupingBy(episode -> episode.raised().device()));
        var again = new ArrayList<FoldUnit>();
        for (var unit : units) {
            var decided = unit.scopes();
            var episodes = unit.parts().stream()
                    .flatMap(part -> bySubject.getOrDefault(part.device().id(), List.of()).stream())
                    .filter(episode -> decided.stream().anyMatch(scope -> scope.holds(episode, unit.site())))
                    .toList();
            var first = first(unit);
            if (first.isBefore(unit.judgedFrom())
                    && unit.parts().stream().anyMatch(part -> lookback(part).compareTo(longestLookback) < 0)
                    && episodes.stream().anyMatch(this::wasOnAtFirst)) {
                again.add(unit.judgedFrom(first));
            } else {
                scopes.addAll(decided);
                episodes.forEach(episode -> found.add(new Found(
                        episode.raised().alarm(), episode, last(episode.raised().device()))));
            }
        }
        return again;
    }

    private Instant first(FoldUnit unit) {
        return unit.parts().stream()
                .map(part -> seen.get(part.device().id()))
                .filter(Objects::nonNull)
                .map(past -> past.first)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** While its rule had not seen as much of the past as it looks at, nobody knows when it began. */
    private boolean wasOnAtFirst(Episode episode) {
        var raised = episode.raised();
        var past = Objects.requireNonNull(seen.get(raised.device()));
        var first = raised.field() == null ? past.first : past.firstOf.getOrDefault(raised.field(), past.first);
        return !raised.onset().isAfter(first.plus(raised.rule().condition().reach()));
    }

    private Instant last(String device) {
        return Objects.requireNonNull(seen.get(device)).last;
    }
}
