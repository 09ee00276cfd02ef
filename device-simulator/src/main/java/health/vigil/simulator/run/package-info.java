/** The {@code run} command: every device of a registry, live. */
@NullMarked
package health.vigil.simulator.run;

import org.jspecify.annotations.NullMarked;
