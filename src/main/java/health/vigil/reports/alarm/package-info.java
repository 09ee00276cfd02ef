/** Alarms as reports tell of them. */
@NullMarked
package health.vigil.reports.alarm;

import org.jspecify.annotations.NullMarked;
