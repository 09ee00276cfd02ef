/**
 * Keeps the clients of a Mosquitto with the plugin {@code dynamic-security} in step with the passwords that Vigil issues
 * (docs/adr/0016).
 */
@NullMarked
package health.vigil.platform.mosquitto;

import org.jspecify.annotations.NullMarked;
