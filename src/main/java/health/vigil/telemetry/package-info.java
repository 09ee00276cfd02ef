/** What devices send: frames kept to the byte, and the readings, events and problems found in them. Pure. */
@NullMarked
package health.vigil.telemetry;

import org.jspecify.annotations.NullMarked;
