/** 打印: pages as PDF/A for the archive, with the font that Chinese needs, and charts as SVG. Knows no report. */
@NullMarked
package health.vigil.reports.print;

import org.jspecify.annotations.NullMarked;
