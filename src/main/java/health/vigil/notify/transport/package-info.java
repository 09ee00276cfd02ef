/** Carrying one request to one address, safely, and telling what became of it. */
@NullMarked
package health.vigil.notify.transport;

import org.jspecify.annotations.NullMarked;
