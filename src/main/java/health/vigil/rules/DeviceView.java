package health.vigil.rules;

import health.vigil.rules.AlarmChange.Suppression;
import health.vigil.telemetry.Reading;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a rule may know of the device at the moment that is judged. */
interface DeviceView {
    String device();

    DeviceRules rules();

    /** The channel of a field as it is now; empty for one that the device has not reported. */
    ChannelState channel(String field);

    /** Suppression, while an announced maintenance is believed. */
    @Nullable
    Suppression maintenance(Instant at);

    /** Suppression of a value that is marked as maintenance or calibration, while that is believed. */
    @Nullable
    Suppression marked(Reading reading);

    /** A value that is not older than a gap; a state holds for as long as the device is heard. */
    default Optional<Double> value(String field, Instant at) {
        var judged = channel(field).judged();
        return judged != null
                        && (judged.field().isState()
                                || !judged.at().plus(rules().timing().maxGap()).isBefore(at))
                ? Optional.of(judged.value())
                : Optional.empty();
    }

    /** Why a rule is not judged at this moment, if it is not. */
    default @Nullable Suppression suppression(Rule rule, Instant at) {
        var gate = rule.gate();
        if (gate.open() && !rules().surroundings().open().isOpen(at)) {
            return Suppression.CLOSED;
        }
        var maintenance = maintenance(at);
        if (maintenance != null) {
            return maintenance;
        }
        if (gate.when() != null) {
            var inputs = Inputs.of(gate.when(), this, at);
            return inputs.isPresent() && !gate.when().formula().holds(inputs.get()) ? Suppression.PLANT_STATE : null;
        }
        return null;
    }
}
