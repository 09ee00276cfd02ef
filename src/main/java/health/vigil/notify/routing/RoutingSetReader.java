package health.vigil.notify.routing;

import health.vigil.registry.DivisionCode;
import health.vigil.registry.Family;
import health.vigil.registry.Level;
import health.vigil.rules.Priority;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.FieldCatalogue;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a routing set of what somebody has written. */
final class RoutingSetReader {
    private static final List<Priority> PRIORITIES = List.of(Priority.values());
    private static final List<Level> LEVELS = List.of(Level.PROVINCE, Level.PREFECTURE, Level.COUNTY);
    private static final DivisionCode HARMLESS = new DivisionCode("100000");

    private final Set<String> families = new HashSet<>(Set.of(Subject.SERVICE));
    private final Set<String> fields = new HashSet<>();

    RoutingSetReader(FieldCatalogue catalogue) {
        Arrays.stream(Family.values()).map(Family::text).forEach(families::add);
        catalogue.all().stream().map(Field::name).forEach(fields::add);
    }

    /** @throws WronglyWritten with all that is wrong */
    RoutingSet read(String yaml) {
        return Written.read(yaml, this::set);
    }

    private RoutingSet set(Written document) {
        document.only(
                "routing sets",
                "id",
                "name",
                "name_en",
                "basis",
                "jurisdiction",
                "valid_from",
                "valid_to",
                "departments",
                "routes",
                "escalation");
        var jurisdiction = document.value(
                "jurisdiction", "a GB/T 2260 code: 6 digits, 9 for a township", DivisionCode::of, HARMLESS);
        var from = document.date("valid_from");
        var to = document.has("valid_to") ? document.date("valid_to") : null;
        if (to != null && to.isBefore(from)) {
            document.fault("valid_to", "%s is before valid_from, %s".formatted(to, from));
        }
        var departments = document.part("departments").each(key -> department(document, key));
        return new RoutingSet(
                document.id("id"),
                document.name(),
                document.text("basis"),
                jurisdiction,
                from,
                to,
                departments,
                routes(document, departments.keySet()),
                escalation(document, jurisdiction.level()));
    }

    private static Department department(Written document, String key) {
        var department = document.part("departments").part(key).only("departments", "name", "name_en", "levels");
        var proper = new EnumMap<Level, Name>(Level.class);
        var levels = department.part("levels");
        levels.eachOf(
                LEVELS,
                (level, at) -> proper.put(
                        level, levels.part(at).only("levels", "name", "name_en").name()));
        return new Department(department.name(), proper);
    }

    private List<Route> routes(Written document, Set<String> departments) {
        var routes = document.parts("routes", route -> route(route, departments));
        if (routes.isEmpty()) {
            document.fault("routes", "is missing; a set without a route tells nobody");
        }
        document.unique("routes", routes.stream().map(Route::id).toList());
        return routes;
    }

    private Route route(Written route, Set<String> known) {
        route.only("routes", "id", "task", "subject", "departments");
        var departments = route.part("departments").only("departments of a route", "lead", "co");
        var what = "one of the set's departments";
        var lead = departments.words("lead", what, known);
        var co = departments.words("co", what, known);
        if (lead.isEmpty()) {
            departments.fault("lead", "is missing; somebody must lead");
        }
        co.stream()
                .filter(lead::contains)
                .forEach(both -> departments.fault("co", "'%s' leads already".formatted(both)));
        return new Route(route.id("id"), route.text("task"), filter(route.part("subject")), lead, co);
    }

    private SubjectFilter filter(Written subject) {
        subject.only("subjects", "families", "fields", "rules", "min_priority");
        return new SubjectFilter(
                new HashSet<>(subject.words("families", "a family", families)),
                new HashSet<>(subject.words("fields", "a field of the catalogue", fields)),
                new HashSet<>(subject.words("rules")),
                subject.oneOf("min_priority", PRIORITIES, Priority.LOW));
    }

    private static Escalation escalation(Written document, Level reach) {
        var escalation =
                document.part("escalation").only("escalations", "evidence", "calendar", "round_the_clock", "steps");
        var steps = escalation.parts("steps", step -> step(step, reach));
        if (steps.isEmpty()) {
            escalation.fault("steps", "is missing; without a step nobody is told");
        }
        escalation.unique("steps", steps.stream().map(step -> step.step().id()).toList());
        return new Escalation(
                escalation.text("evidence"),
                escalation.id("calendar"),
                new HashSet<>(escalation.allOf("round_the_clock", PRIORITIES)),
                steps);
    }

    private static EscalationStep step(Written step, Level reach) {
        step.only("steps", "id", "name", "name_en", "whom", "level", "after");
        var whom = step.allOf("whom", List.of(Whom.values()));
        if (whom.isEmpty()) {
            step.fault("whom", "is missing; it names one or several");
        }
        var after = new EnumMap<Priority, Duration>(Priority.class);
        var waits = step.part("after");
        waits.eachOf(PRIORITIES, (priority, key) -> after.put(priority, waits.wait(key)));
        if (!step.has("after")) {
            step.fault("after", "is missing; a step needs a wait for at least one priority");
        }
        var name = step.name();
        return new EscalationStep(new Step(step.id("id"), name.zh(), name.en()), whom, level(step, whom, reach), after);
    }

    /** A document binds nobody outside its own jurisdiction, so it can't call higher offices either. */
    private static @Nullable Level level(Written step, List<Whom> whom, Level reach) {
        var needed = whom.stream().anyMatch(Whom::hasLevel);
        if (!needed) {
            if (step.has("level")) {
                step.fault("level", "belongs to lead, co and government only; leave it out");
            }
            return null;
        }
        var level = step.oneOf("level", LEVELS);
        if (level.compareTo(reach) < 0) {
            step.fault(
                    "level",
                    "%s lies above the set's jurisdiction, a %s; a set of the higher division can call it"
                            .formatted(level.text(), reach.text()));
        }
        return level;
    }
}
