package health.vigil.telemetry;

import java.util.List;

/** Values of one moment that don't go together. Which of the two is wrong can't be told, so both are suspect. */
public final class Invariants {
    private Invariants() {}

    /** @param moment readings of one device and one time, changed in place where something is found */
    public static void look(List<Reading> moment) {
        for (var i = 0; i < moment.size(); i++) {
            var invariants = moment.get(i).field().checks().invariants();
            for (var j = 0; j < invariants.size(); j++) {
                look(moment, i, invariants.get(j));
            }
        }
    }

    private static void look(List<Reading> moment, int i, Invariant invariant) {
        var reading = moment.get(i);
        for (var j = 0; j < moment.size(); j++) {
            var other = moment.get(j);
            if (other.field().name().equals(invariant.other())
                    && reading.flags().forAlarm()
                    && other.flags().forAlarm()
                    && invariant.isBroken(reading.value(), other.value())) {
                moment.set(i, reading.with(Flag.INVARIANT_BROKEN));
                moment.set(j, other.with(Flag.INVARIANT_BROKEN));
                return;
            }
        }
    }
}
