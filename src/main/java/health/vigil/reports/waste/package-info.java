/** 医疗废物月报: what an institution collected, handed over and what arrived, for its register. */
@NullMarked
package health.vigil.reports.waste;

import org.jspecify.annotations.NullMarked;
