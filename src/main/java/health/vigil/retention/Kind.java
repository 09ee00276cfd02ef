package health.vigil.retention;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of records that are deleted one day. What is not among them is kept for ever; docs/retention.md lists both. */
enum Kind {
    FRAME,
    READING,
    MINUTE,
    DEVICE_EVENT,
    CONTAINER,
    VEHICLE_TRACK,
    DELIVERY,
    QUARANTINE;

    /** As in the API and the store. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
