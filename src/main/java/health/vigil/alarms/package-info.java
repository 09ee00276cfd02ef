/** Alarms that people see and handle, their history and their live feed. */
@NullMarked
package health.vigil.alarms;

import org.jspecify.annotations.NullMarked;
