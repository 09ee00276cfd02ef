package health.vigil.telemetry;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.Optional;

/** How JSON of devices is read: streaming, bounded, and with its errors told to people. */
final class Json {
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxNumberLength(100)
            .build();

    private static final JsonFactory FACTORY = factory().build();
    private static final JsonFactory WITHOUT_REPETITION =
            factory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Json() {}

    /** A parser that leaves repeated keys to the reader. */
    static JsonParser parser(Payload payload) throws IOException {
        return parser(FACTORY, payload);
    }

    /** A parser that fails at a repeated key. */
    static JsonParser parserRefusingRepeatedKeys(Payload payload) throws IOException {
        return parser(WITHOUT_REPETITION, payload);
    }

    /** Reads past the end of the only value, so that a message with more behind it is refused. */
    static void finish(JsonParser json) throws IOException {
        if (json.nextToken() != null) {
            throw new JsonParseException(json, "there is more behind the end of the message");
        }
    }

    /** The value on which the parser stands if it is text. */
    static Optional<String> text(JsonParser json) throws IOException {
        return json.hasToken(JsonToken.VALUE_STRING) ? Optional.of(json.getText()) : Optional.empty();
    }

    /** The value on which the parser stands, for people. */
    static String shown(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> "the text " + Quote.of(json.getText());
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            default -> json.getText();
        };
    }

    /** Refuses the message whose reading failed. */
    static void refuse(IOException failure, Findings findings) {
        if (failure instanceof StreamConstraintsException excess) {
            findings.refuse(Reason.TOO_LARGE, firstLine(excess));
        } else if (failure instanceof JacksonException syntax && syntax.getLocation() != null) {
            var at = syntax.getLocation();
            findings.refuse(
                    Reason.MALFORMED,
                    "not readable at line " + at.getLineNr() + ", column " + at.getColumnNr() + ": "
                            + firstLine(syntax));
        } else {
            findings.refuse(Reason.MALFORMED, "not readable: " + failure.getMessage());
        }
    }

    private static String firstLine(JacksonException failure) {
        return failure.getOriginalMessage().lines().findFirst().orElse("syntax error");
    }

    private static JsonParser parser(JsonFactory factory, Payload payload) throws IOException {
        // JSON is UTF-8 (RFC 8259 clause 8.1); without this, zero bytes would make Jackson guess UTF-16 or UTF-32.
        int end = Math.min(payload.start() + 4, payload.bytes().length);
        for (int i = payload.start(); i < end; i++) {
            if (payload.bytes()[i] == 0) {
                throw new JsonParseException(null, "it holds zero bytes; JSON is sent as UTF-8");
            }
        }
        return factory.createParser(payload.bytes(), payload.start(), payload.length());
    }

    private static JsonFactoryBuilder factory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(BOUNDS)
                // Read, to be told as a bad value of its field instead of spoiling the whole message.
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
    }
}
