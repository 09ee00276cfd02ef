package health.vigil.notify.routing;

import health.vigil.calendar.WorkingCalendar;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All routing sets and calendars at one moment; immutable, swapped whole when one of them changes. */
public final class Routes {
    private final Map<String, RoutingSet> sets;
    private final Map<String, WorkingCalendar> calendars;
    private final Divisions divisions;

    Routes(Collection<RoutingSet> sets, Collection<WorkingCalendar> calendars, Divisions divisions) {
        this.sets = byKey(sets, RoutingSet::id);
        this.calendars = byKey(calendars, WorkingCalendar::id);
        this.divisions = divisions;
    }

    /**
     * Who is to be told of something that begins at a moment: by all matching routes of all sets in force then, in the
     * order in which they are due, of those due together the unit first and leads before the others. Each office is
     * called once, at its earliest.
     */
    public List<Call> calls(Subject subject, Instant at) {
        var first = new LinkedHashMap<Call.Addressee, Call>();
        sets.values().stream()
                .filter(set -> set.isInForce(at) && set.appliesTo(subject.jurisdiction()))
                .flatMap(set -> new Calls(set, subject, divisions).all())
                .sorted(Comparator.<Call, Instant>comparing(call -> due(call, subject, at))
                        .thenComparing(Call::part))
                .forEach(call -> first.putIfAbsent(call.addressee(), call));
        return List.copyOf(first.values());
    }

    /**
     * When a call is due: its wait after a moment, in working time where its set's calendar says so. A set that is no
     * longer known counts by the clock, so that nobody is told later than was meant.
     */
    public Instant due(Call call, Subject subject, Instant from) {
        return Optional.ofNullable(sets.get(call.route().set()))
                .map(RoutingSet::escalation)
                .filter(plan -> !plan.roundTheClock().contains(subject.priority()))
                .flatMap(plan -> Optional.ofNullable(calendars.get(plan.calendar())))
                .map(calendar -> calendar.plus(from, call.after()))
                .orElseGet(() -> from.plus(call.after()));
    }

    /** The keys of all departments that a set names; an office of another would never be told of anything. */
    public Set<String> departments() {
        return sets.values().stream()
                .flatMap(set -> set.departments().keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    WorkingCalendar calendar(String id) {
        return Optional.ofNullable(calendars.get(id)).orElseGet(() -> WorkingCalendar.ofWeekends(id));
    }

    /** What should be seen to, for instance a calendar that does not know the holidays ahead. */
    List<String> warnings(Instant now) {
        return sets.values().stream()
                .map(set -> set.escalation().calendar())
                .distinct()
                .flatMap(calendar -> warnings(calendar, now).stream())
                .toList();
    }

    List<String> warnings(String calendar, Instant now) {
        return Optional.ofNullable(calendars.get(calendar))
                .map(known -> known.warnings(now))
                .orElseGet(() -> List.of("calendar %s can't be used: the waits that count by it count by the clock"
                        .formatted(calendar)));
    }

    private static <T> Map<String, T> byKey(Collection<T> all, Function<T, String> key) {
        var map = new LinkedHashMap<String, T>();
        all.forEach(one -> map.put(key.apply(one), one));
        return map;
    }
}
