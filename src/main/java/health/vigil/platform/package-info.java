/** Configuration, security, health, and the embedded broker and database. */
@NullMarked
package health.vigil.platform;

import org.jspecify.annotations.NullMarked;
