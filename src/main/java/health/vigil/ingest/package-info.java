/** The only place where MQTT, rules and the store meet. */
@NullMarked
package health.vigil.ingest;

import org.jspecify.annotations.NullMarked;
