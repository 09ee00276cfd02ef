/** 报表: what any printed report consists of, and how it becomes a page, a PDF or a table for a spreadsheet. */
@NullMarked
package health.vigil.reports.sheet;

import org.jspecify.annotations.NullMarked;
