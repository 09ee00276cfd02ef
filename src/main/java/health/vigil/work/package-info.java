/** How work is done in the background, and whole or not at all. */
@NullMarked
package health.vigil.work;

import org.jspecify.annotations.NullMarked;
