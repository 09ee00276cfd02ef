/** Telling the regulators: recipients, outbox, signed delivery. */
@NullMarked
package health.vigil.notify;

import org.jspecify.annotations.NullMarked;
