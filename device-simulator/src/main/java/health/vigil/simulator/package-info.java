/** Command line of the simulator: the devices and the regulator's receiver, the outside world of Vigil. */
@NullMarked
package health.vigil.simulator;

import org.jspecify.annotations.NullMarked;
