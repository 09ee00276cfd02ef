/** What the labels of waste containers say: printed text, bar codes, two-dimensional codes and RFID tags. */
@NullMarked
package health.vigil.telemetry.label;

import org.jspecify.annotations.NullMarked;
