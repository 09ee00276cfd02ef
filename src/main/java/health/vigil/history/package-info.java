/** Judging stored readings again: what came too late for the live judge, and what another limit would have found. */
@NullMarked
package health.vigil.history;

import org.jspecify.annotations.NullMarked;
