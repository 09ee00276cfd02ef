package health.vigil.notify.routing;

import health.vigil.registry.DivisionCode;
import health.vigil.registry.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Those whom one routing set calls to one subject. */
record Calls(RoutingSet set, Subject subject, Divisions divisions) {
    Stream<Call> all() {
        return set.routes().stream()
                .filter(route -> route.subject().matches(subject))
                .flatMap(this::by);
    }

    private Stream<Call> by(Route route) {
        return set.escalation().steps().stream().flatMap(step -> at(step, route));
    }

    private Stream<Call> at(EscalationStep step, Route route) {
        var after = step.after().get(subject.priority());
        return after == null ? Stream.of() : step.whom().stream().flatMap(whom -> to(whom, step, after, route));
    }

    private Stream<Call> to(Whom whom, EscalationStep step, Duration after, Route route) {
        return switch (whom) {
            case UNIT_HANDLER, UNIT_MANAGER -> Stream.of(call(whom, step, after, route, null, name(whom), null));
            case GRID_OFFICER -> Stream.of(office(whom, step, after, route, divisions.of(subject.jurisdiction())));
            case GOVERNMENT -> Stream.of(office(whom, step, after, route, division(step)));
            case LEAD -> departments(route.lead(), whom, step, after, route);
            case CO -> departments(route.co(), whom, step, after, route);
        };
    }

    private Stream<Call> departments(List<String> keys, Whom whom, EscalationStep step, Duration after, Route route) {
        var division = division(step);
        return keys.stream().map(key -> {
            var department = Objects.requireNonNull(set.departments().get(key), key);
            return call(whom, step, after, route, key, department.in(division), division);
        });
    }

    private Call office(Whom whom, EscalationStep step, Duration after, Route route, Division division) {
        return call(whom, step, after, route, null, name(whom).of(division.name()), division);
    }

    private Call call(
            Whom whom,
            EscalationStep step,
            Duration after,
            Route route,
            @Nullable String department,
            Name name,
            @Nullable Division division) {
        return new Call(
                whom.kind(),
                whom.part(),
                department,
                name.zh(),
                name.en(),
                code(division),
                level(division),
                subject.site(),
                step.step(),
                after,
                set.ref(route));
    }

    private Division division(EscalationStep step) {
        return divisions.at(subject.jurisdiction(), Objects.requireNonNull(step.level(), "level"));
    }

    private static Name name(Whom whom) {
        return new Name(whom.kind().zh(), whom.kind().en());
    }

    private static @Nullable DivisionCode code(@Nullable Division division) {
        return division == null ? null : division.code();
    }

    private static @Nullable Level level(@Nullable Division division) {
        return division == null ? null : division.level();
    }
}
