/**
 * Reconciliation of medical waste over many containers 对账: balances of trips and plants, clocks of institutions,
 * departments, vehicles and bins. Pure: no framework, no clock.
 */
@NullMarked
package health.vigil.custody.reconcile;

import org.jspecify.annotations.NullMarked;
