package health.vigil.rules;

import java.time.Instant;

/**
 * A value as a limit sees it.
 *
 * @param afterGap the time since the value judged before is unknown, so nothing that was timed goes on
 */
record Observation(String device, Instant at, double value, boolean afterGap) {}
