/** Limit packs: what the standards demand, as data with edition, clause and validity, bound to devices as rules. */
@NullMarked
package health.vigil.limits;

import org.jspecify.annotations.NullMarked;
