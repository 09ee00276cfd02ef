/** What {@code ./vigil bench} runs: the packaged service under load, and its parts by themselves on the same machine. */
@NullMarked
package health.vigil.bench;

import org.jspecify.annotations.NullMarked;
