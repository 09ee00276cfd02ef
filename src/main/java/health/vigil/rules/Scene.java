package health.vigil.rules;

import health.vigil.rules.AlarmChange.Suppression;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the inputs of expressions come from: a device, or the devices of a site. */
interface Scene {
    /** The value of an input that needs no window; empty while it is not known. */
    Optional<Double> value(Input input, Instant at);

    /** The newest judged reading of the input's channel. */
    Optional<Reading> newest(Input input);

    /** How often the device behind an input reports. */
    Duration interval(Input input);

    @Nullable
    Suppression suppression(Rule rule, Instant at);
}
