/** Healthy devices of every family, built from a registry. */
@NullMarked
package health.vigil.simulator.model;

import org.jspecify.annotations.NullMarked;
