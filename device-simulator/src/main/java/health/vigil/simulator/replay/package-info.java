/** The {@code replay} command: recorded rows as the telemetry of one device. */
@NullMarked
package health.vigil.simulator.replay;

import org.jspecify.annotations.NullMarked;
