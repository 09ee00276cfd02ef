/** The way of medical waste 医疗废物 from the ward to the disposal plant, and what can go wrong on it. */
@NullMarked
package health.vigil.simulator.waste;

import org.jspecify.annotations.NullMarked;
