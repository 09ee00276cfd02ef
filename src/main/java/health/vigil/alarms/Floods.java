package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alarm floods: more alarms than one person can take in, from the alarm that is one too many until few enough have come in
 * the window before (ISA-18.2: more than 10 in 10 min, until fewer than 5).
 *
 * @param above a flood begins above as many in the window
 * @param until it ends below as many
 */
record Floods(int above, int until, Duration window) {
    Floods {
        if (above < 1 || until < 1 || until > above + 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("vigil.alarms.flood: begins above " + above + ", ends below " + until
                    + " in " + window + ": all must be positive, and the end at most one more than the beginning");
        }
    }

    static Floods of(AlarmsConfig.Flood config) {
        return new Floods(config.above(), config.until(), config.window());
    }

    /** @param end absent while it lasts */
    @JsonInclude
    record Flood(Instant begin, @Nullable Instant end) {
        /** How long of it lies between these. */
        Duration within(Instant from, Instant to) {
            var first = begin.isAfter(from) ? begin : from;
            var last = end == null || end.isAfter(to) ? to : end;
            return last.isAfter(first) ? Duration.between(first, last) : Duration.ZERO;
        }
    }

    /**
     * @param calls when somebody was called, rising
     * @param now   until when all calls are known
     */
    List<Flood> in(List<Instant> calls, Instant now) {
        var floods = new ArrayList<Flood>();
        Instant begin = null;
        var newest = 0;
        var oldest = 0;
        while (oldest < calls.size()) {
            var next = next(calls, newest, oldest);
            if (next.isAfter(now)) {
                break;
            }
            // What comes and what leaves at one moment is counted together.
            while (newest < calls.size() && !calls.get(newest).isAfter(next)) {
                newest++;
            }
            while (oldest < newest && !leaves(calls.get(oldest)).isAfter(next)) {
                oldest++;
            }
            var count = newest - oldest;
            if (begin == null && count > above) {
                begin = next;
            } else if (begin != null && count < until) {
                floods.add(new Flood(begin, next));
                begin = null;
            }
        }
        if (begin != null) {
            floods.add(new Flood(begin, null));
        }
        return floods;
    }

    /** When the number in the window changes next. */
    private Instant next(List<Instant> calls, int newest, int oldest) {
        var leaves = leaves(calls.get(oldest));
        return newest < calls.size() && calls.get(newest).isBefore(leaves) ? calls.get(newest) : leaves;
    }

    /** The window before a moment begins just after this. */
    private Instant leaves(Instant call) {
        return call.plus(window);
    }
}
