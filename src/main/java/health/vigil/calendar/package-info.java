/** Working days 工作日 and working time. Pure. */
@NullMarked
package health.vigil.calendar;

import org.jspecify.annotations.NullMarked;
