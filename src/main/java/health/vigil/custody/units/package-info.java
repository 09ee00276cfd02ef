/**
 * Departments, trips and plants: loads what is known of them, lets {@code custody.reconcile} judge it, settles the alarms
 * that follow and answers for it.
 */
@NullMarked
package health.vigil.custody.units;

import org.jspecify.annotations.NullMarked;
