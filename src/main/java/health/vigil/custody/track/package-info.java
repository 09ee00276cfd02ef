/** Where waste vehicles were and what they did there, judged in event time. Pure: no framework, no store, no clock. */
@NullMarked
package health.vigil.custody.track;

import org.jspecify.annotations.NullMarked;
