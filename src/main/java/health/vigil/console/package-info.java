/** The pages that people open. */
@NullMarked
package health.vigil.console;

import org.jspecify.annotations.NullMarked;
