/** How a message becomes one HTTP request in a recipient's format, and what the answer means. Pure: time is a parameter. */
@NullMarked
package health.vigil.notify.format;

import org.jspecify.annotations.NullMarked;
