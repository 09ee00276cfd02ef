/** 超期清单: what exceeds its time in a jurisdiction. */
@NullMarked
package health.vigil.reports.overdue;

import org.jspecify.annotations.NullMarked;
