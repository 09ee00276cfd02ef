/** The payloads devices send: Vigil JSON, SenML and HJ 212-2017. */
@NullMarked
package health.vigil.simulator.wire;

import org.jspecify.annotations.NullMarked;
