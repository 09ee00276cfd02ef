/** 不良执业行为记分建议: proposals for scores of bad practice, which people decide. */
@NullMarked
package health.vigil.reports.scoring;

import org.jspecify.annotations.NullMarked;
