/** 超温报告: where the temperature of vaccine left its range, for the assessment by the licence holder. */
@NullMarked
package health.vigil.reports.excursion;

import org.jspecify.annotations.NullMarked;
