package health.vigil.ingest;

import health.vigil.rules.Condition;
import health.vigil.rules.DailyMean;
import health.vigil.rules.DeviceRules;
import health.vigil.rules.DeviceRules.Surroundings;
import health.vigil.rules.DeviceRules.Timing;
import health.vigil.rules.Dose;
import health.vigil.rules.Expression;
import health.vigil.rules.Expression.Scope;
import health.vigil.rules.FlatLine;
import health.vigil.rules.Gate;
import health.vigil.rules.Input;
import health.vigil.rules.Input.Aspect;
import health.vigil.rules.Limit;
import health.vigil.rules.Limit.Direction;
import health.vigil.rules.MaintenanceOverrun;
import health.vigil.rules.NoData;
import health.vigil.rules.OpeningHours;
import health.vigil.rules.Outage;
import health.vigil.rules.OutageRules;
import health.vigil.rules.Parked;
import health.vigil.rules.Priority;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.RateOfChange;
import health.vigil.rules.Rule;
import health.vigil.rules.RuleBook;
import health.vigil.rules.Shift;
import health.vigil.rules.Source;
import health.vigil.rules.Spike;
import health.vigil.rules.TimeOutOfRange;
import health.vigil.rules.ValueCondition;
import health.vigil.rules.WindowMean;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.FieldCatalogue;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Three devices at one site, two of them behind a gateway, and a rule of every kind, with times short enough to happen. */
final class Fixture {
    static final Field CHLORINE = field(1, "free_chlorine", 1000);
    static final Field FLOW = field(2, "flow", 1000);
    static final Field BEAM = field(3, "beam_on", 1);
    static final Field MAINS = field(4, "mains_power", 1);
    static final FieldCatalogue CATALOGUE = new FieldCatalogue(List.of(CHLORINE, FLOW, BEAM, MAINS));
    static final List<String> DEVICES = List.of("inlet", "outlet", "room");

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Limit LOW = new Limit(Direction.BELOW, 0.3, false, 0.1);
    private static final Limit HIGH = new Limit(Direction.ABOVE, 2, true, 0);

    static final RuleBook BOOK = new RuleBook(
            DEVICES.stream().collect(Collectors.toMap(Function.identity(), Fixture::rulesOf)),
            Map.of("works", List.of(rule("site", atSite(), MINUTE, Gate.ALWAYS))),
            new OutageRules(
                    Stream.of(Outage.Cause.values()).collect(Collectors.toMap(Function.identity(), Fixture::outage))));

    private Fixture() {}

    private static DeviceRules rulesOf(String device) {
        return new DeviceRules(
                Map.of("free_chlorine", onChlorine()),
                List.of(rule("together", together(), MINUTE, Gate.ALWAYS)),
                rule("silent", new NoData(Duration.ofMinutes(4), false), Duration.ZERO, Gate.ALWAYS),
                rule("silent field", new NoData(Duration.ofMinutes(5), true), Duration.ZERO, Gate.ALWAYS),
                rule("overrun", new MaintenanceOverrun(Duration.ofMinutes(20)), Duration.ZERO, Gate.ALWAYS),
                List.of(rule(
                        "stored",
                        ProcessCheck.of(ProcessCheck.Kind.STORE_AGE, Duration.ofHours(48)),
                        Duration.ZERO,
                        Gate.ALWAYS)),
                new Surroundings("works", device, device.equals("room") ? null : "inlet", OpeningHours.ALWAYS),
                new Timing(MINUTE, Duration.ofMinutes(3), Duration.ofMinutes(15), Duration.ofMinutes(20)));
    }

    private static List<Rule> onChlorine() {
        var five = Duration.ofMinutes(5);
        return List.of(
                rule("low", LOW, MINUTE, Gate.ALWAYS),
                rule("high", HIGH, Duration.ZERO, whileBeamIsOn()),
                rule("rate", new RateOfChange(1, five), Duration.ZERO, Gate.ALWAYS),
                rule("spike", new Spike(0.2), Duration.ZERO, Gate.ALWAYS),
                rule("flat", new FlatLine(Duration.ofMinutes(2), 0), Duration.ZERO, Gate.ALWAYS),
                rule("parked", new Parked(LOW, 0.02, 0.01, MINUTE), Duration.ZERO, Gate.ALWAYS),
                rule("mean", new WindowMean(HIGH, five, 0.5, null), Duration.ZERO, Gate.ALWAYS),
                rule("weighted", new WindowMean(HIGH, five, 0.2, "flow"), Duration.ZERO, Gate.ALWAYS),
                rule("daily", new DailyMean(LOW, 0.01, null), Duration.ZERO, Gate.ALWAYS),
                rule("exposure", new TimeOutOfRange(HIGH, MINUTE, Duration.ofHours(1)), Duration.ZERO, Gate.ALWAYS),
                rule("dose", new Dose(0.1, Duration.ofHours(2)), Duration.ZERO, whileBeamIsOn()),
                rule("shift", new Shift(1, five), Duration.ZERO, Gate.ALWAYS));
    }

    private static Gate whileBeamIsOn() {
        var beam = new Input("beam_on", null, "beam_on", Aspect.VALUE, Duration.ZERO);
        return new Gate(
                false, new Expression("beam_on == 1", Scope.DEVICE, List.of(beam), in -> in.get("beam_on") == 1));
    }

    private static Expression together() {
        var change = new Input("flow_change_5m", null, "flow", Aspect.CHANGE, Duration.ofMinutes(5));
        var mean = new Input("free_chlorine_mean_5m", null, "free_chlorine", Aspect.MEAN, Duration.ofMinutes(5));
        var held = new Input("beam_on_held", null, "beam_on", Aspect.HELD, Duration.ZERO);
        return new Expression(
                "flow_change_5m > 1 && free_chlorine_mean_5m < 1 || beam_on_held > 60",
                Scope.DEVICE,
                List.of(change, mean, held),
                in -> in.get(change.name()) > 1 && in.get(mean.name()) < 1 || in.get(held.name()) > 60);
    }

    private static Expression atSite() {
        var inlet = new Input("inlet.free_chlorine", "inlet", "free_chlorine", Aspect.VALUE, Duration.ZERO);
        var outlet = new Input("outlet.free_chlorine", "outlet", "free_chlorine", Aspect.VALUE, Duration.ZERO);
        return new Expression(
                "outlet.free_chlorine < inlet.free_chlorine",
                Scope.SITE,
                List.of(inlet, outlet),
                in -> in.get(outlet.name()) < in.get(inlet.name()));
    }

    private static Rule outage(Outage.Cause cause) {
        return rule("outage " + cause, new Outage(cause, 2), Duration.ZERO, Gate.ALWAYS);
    }

    private static Rule rule(String id, Condition condition, Duration delay, Gate gate) {
        @Nullable String field = condition instanceof ValueCondition ? "free_chlorine" : null;
        var source = new Source("Vigil", "1", "test", false, LocalDate.of(2020, 1, 1), null);
        var plain = Rule.of(id, id, id, field, "mg/L", condition, delay, delay, Priority.HIGH, source);
        return new Rule(
                id,
                id,
                id,
                field,
                "mg/L",
                condition,
                delay,
                delay,
                Priority.HIGH,
                false,
                gate,
                source,
                plain.inForce(),
                null);
    }

    private static Field field(int id, String name, double max) {
        return new Field(id, name, "1", Set.of("1"), max == 1 ? 0 : -1, max, name, name);
    }
}
