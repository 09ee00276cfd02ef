/** The registry file that the simulator shares with the service, and the credentials of its devices. */
@NullMarked
package health.vigil.simulator.registry;

import org.jspecify.annotations.NullMarked;
