/** What vaccine was exposed to on its way, and what follows for its receipt. Pure: no framework, no store, no clock. */
@NullMarked
package health.vigil.coldchain.exposure;

import org.jspecify.annotations.NullMarked;
