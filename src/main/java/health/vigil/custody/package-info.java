/**
 * Custody of medical waste 医疗废物: every event of every container, recorded for ever, and what follows from it. What
 * follows is decided in {@code ledger}; here it is stored, looked at again when something becomes due, and shown.
 */
@NullMarked
package health.vigil.custody;

import org.jspecify.annotations.NullMarked;
