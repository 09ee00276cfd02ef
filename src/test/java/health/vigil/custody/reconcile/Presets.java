package health.vigil.custody.reconcile;

import health.vigil.rules.Priority;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.ProcessCheck.Kind;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Subjects with one rule each, in force since 2020, and times on one day. */
final class Presets {
    /** Midnight in Beijing. */
    static final Instant START = Instant.parse("2026-11-21T16:00:00Z");

    /** Before all that is told. */
    static final Instant EVER = Instant.EPOCH;

    private Presets() {}

    static Subject within(Kind kind, double share) {
        return subject(new ProcessCheck(kind, null, null, null, share, null, null));
    }

    static Subject after(Kind kind, Duration limit) {
        return subject(ProcessCheck.of(kind, limit));
    }

    static Instant hour(double hours) {
        return START.plusSeconds(Math.round(hours * 3600));
    }

    private static Subject subject(ProcessCheck check) {
        var rule = Rule.of(
                "test." + check.kind().text(),
                "试验",
                "Test",
                null,
                check.unit(),
                check,
                Duration.ZERO,
                Duration.ZERO,
                Priority.HIGH,
                new Source("Test", "1", "1", false, LocalDate.of(2020, 1, 1), null));
        return new Subject("device-1", "item-1", List.of(rule));
    }
}
