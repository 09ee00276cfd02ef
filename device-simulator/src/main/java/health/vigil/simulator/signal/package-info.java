/** What the devices of each family measure and notice: pure functions of time and seed. */
@NullMarked
package health.vigil.simulator.signal;

import org.jspecify.annotations.NullMarked;
