package health.vigil.rules;

import health.vigil.telemetry.Field;
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
 * Tells a series of one-minute readings to one limit, written as a line of text, and what came of it.
 *
 * <p>{@code 0.5} a value; {@code 0.2x5} five of them; {@code _} a minute without a reading, {@code _x30} thirty;
 * {@code 9M} a value with HJ 212 flag M; {@code @-3:0.2} a value stamped three minutes before its turn.
 */
final class Story {
    static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    static final Field CHLORINE = new Field(1, "free_chlorine", "mg/L", Set.of("mg/L"), 0, 100, "游离氯", "Free chlorine");

    private final Rule rule;
    private final DeviceRules rules;
    private ChannelState state = ChannelState.EMPTY;
    private int minute;
    private final List<AlarmChange> changes = new ArrayList<>();

    private Story(Rule rule) {
        this.rule = rule;
        this.rules = new DeviceRules(Map.of("free_chlorine", List.of(rule)), null, List.of(), Duration.ofMinutes(3));
    }

    static Story of(Rule rule) {
        return new Story(rule);
    }

    static Rule below(double threshold, double deadband, int onMinutes, int offMinutes) {
        return rule(new Limit(Limit.Direction.BELOW, threshold, false, deadband), onMinutes, offMinutes);
    }

    static Rule above(double threshold, double deadband, int onMinutes, int offMinutes) {
        return rule(new Limit(Limit.Direction.ABOVE, threshold, false, deadband), onMinutes, offMinutes);
    }

    private static Rule rule(Condition condition, int onMinutes, int offMinutes) {
        return new Rule(
                "test.rule",
                "测试",
                "Test",
                "free_chlorine",
                "mg/L",
                condition,
                Duration.ofMinutes(onMinutes),
                Duration.ofMinutes(offMinutes),
                Priority.HIGH,
                new Source("GB 5749", "2022", "Table 2", true, LocalDate.of(2023, 4, 1), null));
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
        var at = START.plus(Duration.ofMinutes(minute++));
        if (word.equals("_")) {
            return;
        }
        if (word.startsWith("@")) {
            var parts = word.substring(1).split(":");
            at = at.plus(Duration.ofMinutes(Long.parseLong(parts[0])));
            word = parts[1];
        }
        var letter = word.charAt(word.length() - 1);
        var flags = Character.isLetter(letter)
                ? Flags.NONE.with(Flag.ofHjLetter(letter).orElseThrow())
                : Flags.NONE;
        var value = Double.parseDouble(Character.isLetter(letter) ? word.substring(0, word.length() - 1) : word);
        var judged = state.judge("device", new Reading(CHLORINE, at, value, flags), rules);
        state = judged.state();
        changes.addAll(judged.changes());
    }

    /** What happened, for instance {@code raised@10(onset 5) cleared@20}; minutes since the start. */
    String happened() {
        return String.join(" ", changes.stream().map(Story::line).toList());
    }

    private static String line(AlarmChange change) {
        return change instanceof AlarmChange.Raised raised
                ? "raised@" + minutes(raised.at()) + "(onset " + minutes(raised.onset()) + ")"
                : "cleared@" + minutes(change.at());
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
}
