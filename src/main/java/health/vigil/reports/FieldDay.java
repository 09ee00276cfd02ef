package health.vigil.reports;

import health.vigil.rules.DailyMean;
import health.vigil.rules.Finding;
import health.vigil.rules.Hindsight;
import health.vigil.rules.Memory;
import health.vigil.rules.Rule;
import health.vigil.rules.ValueCondition;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Quality;
import health.vigil.telemetry.Reading;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the values of one field on one day, each against the limits in force at its time. */
final class FieldDay {
    private static final String NO_LIMIT = "no_limit";

    private final List<Rule> rules;
    private final long planned;
    private final Map<String, Long> excluded = new HashMap<>();
    private final Map<String, Long> uncertain = new HashMap<>();
    private final Map<Rule, Memory> days = new IdentityHashMap<>();
    private long total;
    private long judged;
    private long compliant;
    private long averaged;

    FieldDay(List<Rule> rules, long planned) {
        this.rules = rules;
        this.planned = planned;
    }

    void count(Reading reading, Hindsight hindsight) {
        total++;
        if (!reading.flags().forCompliance()) {
            exclude(firstObstacle(reading));
            return;
        }
        var verdict = new Verdict();
        for (var rule : rules) {
            if (rule.inForceAt(reading.at())) {
                judge(rule, reading, hindsight, verdict);
            }
        }
        if (verdict.judged) {
            judged++;
            compliant += verdict.violated ? 0 : 1;
        } else if (verdict.averaged) {
            averaged++;
        } else {
            exclude(verdict.obstacle);
            return;
        }
        reading.flags().asSet().stream()
                .filter(flag -> flag.quality() == Quality.UNCERTAIN)
                .forEach(flag -> uncertain.merge(flag.text(), 1L, Long::sum));
    }

    /** What the rules together say of one value. */
    private static final class Verdict {
        private boolean judged;
        private boolean violated;
        private boolean averaged;
        private String obstacle = NO_LIMIT;
    }

    private void judge(Rule rule, Reading reading, Hindsight hindsight, Verdict verdict) {
        var suppression = hindsight.suppression(rule, reading);
        if (suppression != null) {
            verdict.obstacle = suppression.name().toLowerCase(Locale.ROOT);
            return;
        }
        var look = hindsight.look((ValueCondition) rule.condition(), reading, days.get(rule));
        if (rule.condition() instanceof DailyMean) {
            keep(rule, look.memory());
            verdict.averaged = true;
        } else if (look.finding() == Finding.NO_NEWS) {
            verdict.obstacle = Flag.ABOVE_RANGE.text(); // says nothing of a lower limit
        } else {
            verdict.judged = true;
            verdict.violated |= look.finding() == Finding.VIOLATED;
        }
    }

    private void keep(Rule rule, @Nullable Memory memory) {
        if (memory != null) {
            days.put(rule, memory);
        }
    }

    private static String firstObstacle(Reading reading) {
        return reading.flags().asSet().stream()
                .filter(flag -> !flag.forCompliance())
                .findFirst()
                .map(Flag::text)
                .orElseThrow();
    }

    private void exclude(String reason) {
        excluded.merge(reason, 1L, Long::sum);
    }

    /** @param now a mean of a day that is not over by then is not judged */
    Figures figures(Instant now) {
        var findings = days.entrySet().stream()
                .map(day -> ((DailyMean) day.getKey().condition())
                        .close(day.getValue(), now)
                        .finding())
                .toList();
        var violated = findings.contains(Finding.VIOLATED);
        var means = violated || findings.contains(Finding.RETURNED) ? 1 : 0;
        return new Figures(
                planned, total, judged, compliant, averaged, means, violated ? 0 : means, excluded, uncertain);
    }
}
