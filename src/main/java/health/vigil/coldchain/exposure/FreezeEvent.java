package health.vigil.coldchain.exposure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cold that may have frozen, or has frozen, freeze-sensitive vaccine. No later warmth undoes it. */
public record FreezeEvent(Kind kind, Run run) {
    /** How cold and how long; the threshold itself counts, and so does the exact time. */
    public enum Kind {
        /** At or below 0.0 °C for 10 min (engineering preset). */
        RISK(Threshold.atOrBelow(0.0), Duration.ofMinutes(10)),
        /** At or below -0.5 °C for 60 min (WHO PQS E006, 30-day recorder and shipping indicator type 1). */
        FREEZE(Threshold.atOrBelow(-0.5), Duration.ofMinutes(60));

        private final Threshold threshold;
        private final Duration least;

        Kind(Threshold threshold, Duration least) {
            this.threshold = threshold;
            this.least = least;
        }
    }

    static List<FreezeEvent> in(Collection<Stay> stays, Collection<Leg> legs) {
        var events = new ArrayList<FreezeEvent>();
        for (var kind : Kind.values()) {
            Run.beyond(kind.threshold, stays, legs).stream()
                    .filter(run -> run.span().length().compareTo(kind.least) >= 0)
                    .forEach(run -> events.add(new FreezeEvent(kind, run)));
        }
        return events;
    }
}
