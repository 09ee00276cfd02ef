/** The {@code load} command: a constant, open-loop rate of messages. */
@NullMarked
package health.vigil.simulator.load;

import org.jspecify.annotations.NullMarked;
