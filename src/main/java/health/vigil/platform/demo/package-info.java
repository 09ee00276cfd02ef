/** The demo: a prefecture of simulated devices and a regulator's receiver, beside the real service. */
@NullMarked
package health.vigil.platform.demo;

import org.jspecify.annotations.NullMarked;
