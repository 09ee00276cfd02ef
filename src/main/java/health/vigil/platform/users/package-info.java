/** Who may use the service, and how they sign in. */
@NullMarked
package health.vigil.platform.users;

import org.jspecify.annotations.NullMarked;
