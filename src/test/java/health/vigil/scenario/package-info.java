/** End-to-end stories over the packaged service, the real broker and the real database, each a process of its own. */
@NullMarked
package health.vigil.scenario;

import org.jspecify.annotations.NullMarked;
