package health.vigil.rules;

import health.vigil.rules.DeviceRules.Surroundings;
import health.vigil.rules.DeviceRules.Timing;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.FieldCatalogue;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells a series of one-minute readings to one rule, written as a line of text, and what came of it.
 *
 * <p>{@code 0.5} a value; {@code 0.2x5} five of them; {@code _} a minute without a reading, {@code _x30} thirty;
 * {@code 9M} a value with HJ 212 flag M; {@code @-3:0.2} a value stamped three minutes before its turn;
 * {@code 0.2/7.1} the values of several fields.
 */
final class Story implements Consequences {
    static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    static final String DEVICE = "device";
    static final Field CHLORINE = field(1, "free_chlorine", "mg/L");
    static final Field FLOW = field(2, "flow", "L/s");
    static final Field PUMP = new Field(3, "beam_on", "1", Set.of("1"), 0, 1, "出束状态", "Beam on");
    static final FieldCatalogue CATALOGUE = new FieldCatalogue(List.of(CHLORINE, FLOW, PUMP));

    private final Rule rule;
    private final Evaluator evaluator = new Evaluator(new StateEvents(CATALOGUE));
    private List<Field> fields = List.of(CHLORINE);
    private int minute;
    private final List<AlarmChange> changes = new ArrayList<>();

    private Story(Rule rule) {
        this.rule = rule;
        bind(rules(rule));
    }

    static Story of(Rule rule) {
        return new Story(rule);
    }

    /** The fields that the values of a word are of, in this order. */
    Story with(Field... present) {
        fields = List.of(present);
        return this;
    }

    Story bind(DeviceRules rules) {
        evaluator.bind(new RuleBook(Map.of(DEVICE, rules), Map.of(), OutageRules.NONE), now(), this);
        return this;
    }

    static DeviceRules rules(Rule... rules) {
        return new DeviceRules(
                List.of(rules).stream()
                        .filter(rule -> rule.condition() instanceof ValueCondition)
                        .collect(java.util.stream.Collectors.groupingBy(Rule::field)),
                List.of(rules).stream()
                        .filter(rule -> rule.condition() instanceof Expression)
                        .toList(),
                null,
                null,
                List.of(rules).stream()
                        .filter(rule -> rule.condition() instanceof MaintenanceOverrun)
                        .findFirst()
                        .orElse(null),
                List.of(),
                Surroundings.UNKNOWN,
                Timing.of(Duration.ofMinutes(1)));
    }

    static Rule below(double threshold, double deadband, int onMinutes, int offMinutes) {
        return rule(new Limit(Limit.Direction.BELOW, threshold, false, deadband), onMinutes, offMinutes);
    }

    static Rule above(double threshold, double deadband, int onMinutes, int offMinutes) {
        return rule(new Limit(Limit.Direction.ABOVE, threshold, false, deadband), onMinutes, offMinutes);
    }

    static Rule rule(Condition condition, int onMinutes, int offMinutes) {
        return Rule.of(
                "test.rule",
                "测试",
                "Test",
                condition instanceof ValueCondition ? "free_chlorine" : null,
                "mg/L",
                condition,
                Duration.ofMinutes(onMinutes),
                Duration.ofMinutes(offMinutes),
                Priority.HIGH,
                new Source("GB 5749", "2022", "Table 2", true, LocalDate.of(2023, 4, 1), null));
    }

    private static Field field(int id, String name, String unit) {
        return new Field(id, name, unit, Set.of(unit), -100, 1000, name, name);
    }

    Story tell(String series) {
        for (var word : series.strip().split("\\s+")) {
            var parts = word.split("x");
            var times = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
            for (var i = 0; i < times; i++) {
                tellOne(parts[0]);
            }
        }
        return this;
    }

    private void tellOne(String word) {
        var now = now();
        minute++;
        if (word.equals("_")) {
            return;
        }
        var at = now;
        if (word.startsWith("@")) {
            var parts = word.substring(1).split(":");
            at = at.plus(Duration.ofMinutes(Long.parseLong(parts[0])));
            word = parts[1];
        }
        var readings = new ArrayList<Reading>();
        var values = word.split("/");
        for (var i = 0; i < values.length; i++) {
            if (!values[i].equals("-")) {
                readings.add(reading(fields.get(i), at, values[i]));
            }
        }
        evaluator.judge(DEVICE, readings, now, this);
    }

    private static Reading reading(Field field, Instant at, String word) {
        var letter = word.charAt(word.length() - 1);
        var isFlagged = Character.isLetter(letter);
        var flags = isFlagged ? Flags.NONE.with(Flag.ofHjLetter(letter).orElseThrow()) : Flags.NONE;
        return new Reading(
                field, at, Double.parseDouble(isFlagged ? word.substring(0, word.length() - 1) : word), flags);
    }

    /** A reading as it is, received when it was measured. */
    Story tell(Reading reading) {
        evaluator.judge(DEVICE, List.of(reading), reading.at(), this);
        return this;
    }

    Story event(EventType type) {
        var now = now();
        minute++;
        evaluator.judge(DEVICE, new DeviceEvent(type, now, null, "{}"), now, this);
        return this;
    }

    private Instant now() {
        return START.plus(Duration.ofMinutes(minute));
    }

    /** What happened, for instance {@code raised@10(onset 5) cleared@20}; minutes since the start. */
    String happened() {
        return String.join(" ", changes.stream().map(Story::line).toList());
    }

    private static String line(AlarmChange change) {
        var kind = change.getClass().getSimpleName().toLowerCase();
        return change instanceof AlarmChange.Raised raised
                ? "raised@" + minutes(raised.at()) + "(onset " + minutes(raised.onset()) + ")"
                : kind + "@" + minutes(change.at());
    }

    private static long minutes(Instant at) {
        return Duration.between(START, at).toMinutes();
    }

    List<AlarmChange> changes() {
        return changes;
    }

    Rule rule() {
        return rule;
    }

    @Override
    public void change(AlarmChange change) {
        changes.add(change);
    }

    @Override
    public void device(DeviceMemory device) {}

    @Override
    public void site(SiteMemory site) {}
}
