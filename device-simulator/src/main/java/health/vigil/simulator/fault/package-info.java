/** What goes wrong with a device, as a script of small faults that compose. */
@NullMarked
package health.vigil.simulator.fault;

import org.jspecify.annotations.NullMarked;
