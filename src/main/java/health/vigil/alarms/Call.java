package health.vigil.alarms;

import health.vigil.rules.Priority;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm as load on the person who handles it.
 *
 * @param at        when it came to that person
 * @param raisedAt  when the condition had held for its on-delay, in event time
 * @param clearedAt when it was over; absent while it holds
 */
record Call(
        Subject subject,
        Priority priority,
        Instant at,
        Instant raisedAt,
        @Nullable Instant clearedAt,
        boolean chattering,
        boolean fleeting) {

    /** One rule on one device: what ISA-18.2 calls an alarm, whose single raises are our alarms. */
    record Subject(
            String rule, String ruleName, String ruleNameEn, String device, String deviceName, String deviceNameEn) {}
}
