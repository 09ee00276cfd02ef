/**
 * How long records are kept: the rules, what a legal hold keeps beyond them, and the one place that deletes what is over
 * its time.
 */
@NullMarked
package health.vigil.retention;

import org.jspecify.annotations.NullMarked;
