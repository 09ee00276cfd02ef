/**
 * The custody ledger of medical waste: what follows from the events of a container, in whatever order and however often
 * they arrive. Pure: time, rules and calendar are arguments.
 */
@NullMarked
package health.vigil.custody.ledger;

import org.jspecify.annotations.NullMarked;
