package health.vigil.telemetry;

import java.util.Locale;

/** The kinds of unusable input; a bounded set, also the label of the quarantine metric. */
public enum Reason {
    /** Not the JSON, SenML or HJ 212 that it claims to be. */
    MALFORMED,
    /** HJ 212: the frame's own check sum or length does not match. */
    BAD_CHECKSUM,
    /** No such device is registered, or it is retired. */
    UNKNOWN_DEVICE,
    /** The field, or HJ 212 code, is not in the catalogue or not mapped for this device. */
    UNKNOWN_FIELD,
    /** The event type is not one of the interface. */
    UNKNOWN_EVENT,
    /** The unit is not the field's. */
    WRONG_UNIT,
    /** Not a finite number. */
    BAD_VALUE,
    /** No time, a time without offset, or a time that cannot be meant. */
    ABSURD_TIME,
    /** The message is larger than the service takes. */
    TOO_LARGE;

    /** As stored and shown, for instance {@code unknown_field}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
