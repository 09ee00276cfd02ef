/** The MQTT connection of one device, in version 3.1.1 or 5. */
@NullMarked
package health.vigil.simulator.mqtt;

import org.jspecify.annotations.NullMarked;
