package health.vigil.telemetry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A wire format of telemetry. Which one a message has is told by its first byte, and must agree with its content type. */
sealed interface Format permits VigilJson, SenMl, Hj212 {
    Map<String, String> OPENINGS = Map.of(
            VigilJson.CONTENT_TYPE, "Vigil JSON, which begins with {",
            SenMl.CONTENT_TYPE, "SenML, which begins with [",
            Hj212.CONTENT_TYPE, "HJ 212, which begins with ##");

    /** The MQTT 5 content type of this format. */
    String contentType();

    void read(Payload payload, Findings findings);

    /** The message's format; empty, with the message refused, if it has none or pretends to another. */
    static Optional<Format> of(
            Payload payload, @Nullable String contentType, Map<String, String> hjCodes, Findings findings) {
        var type = contentType == null ? "" : mediaType(contentType);
        var announced = OPENINGS.get(type);
        var format = begunBy(payload, hjCodes);
        if (format.isPresent()
                && (announced == null || format.get().contentType().equals(type))) {
            return format;
        }
        var found = payload.isBlank() ? "the payload is empty" : "the payload begins with " + payload.beginning();
        findings.refuse(
                Reason.MALFORMED,
                announced == null
                        ? found + "; expected " + String.join(", or ", OPENINGS.values())
                        : "the content type " + type + " announces " + announced + ", but " + found);
        return Optional.empty();
    }

    private static Optional<Format> begunBy(Payload payload, Map<String, String> hjCodes) {
        if (payload.startsWith('{')) {
            return Optional.of(VigilJson.FORMAT);
        }
        if (payload.startsWith('[')) {
            return Optional.of(SenMl.FORMAT);
        }
        return payload.startsWith('#') ? Optional.of(new Hj212(hjCodes)) : Optional.empty();
    }

    private static String mediaType(String contentType) {
        int parameters = contentType.indexOf(';');
        var type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}
