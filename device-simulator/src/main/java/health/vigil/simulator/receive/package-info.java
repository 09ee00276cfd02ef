/** The {@code receive} command: the regulator's webhook receiver. */
@NullMarked
package health.vigil.simulator.receive;

import org.jspecify.annotations.NullMarked;
