package health.vigil.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/**
 * Vigil's own JSON: {@code {"at":…,"values":{…},"flags":{…}}}, or {@code {"readings":[…]}} from a buffer. Keys may come
 * in any order; those that are not known are passed over.
 */
final class VigilJson implements Format {
    static final String CONTENT_TYPE = "application/json";
    static final VigilJson FORMAT = new VigilJson();

    /** So many readings a buffered message may hold. */
    static final int MOST_READINGS = 10_000;

    private VigilJson() {}

    @Override
    public String contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public void read(Payload payload, Findings findings) {
        try (var json = Json.parser(payload)) {
            json.nextToken();
            message(json, findings);
            Json.finish(json);
        } catch (IOException e) {
            Json.refuse(e, findings);
        }
    }

    private static void message(JsonParser json, Findings findings) throws IOException {
        var sample = new Sample(findings, "");
        boolean buffered = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var key = json.currentName();
            json.nextToken();
            if (!key.equals("readings")) {
                sample.member(key, json);
            } else if (buffered) {
                sample.repeated(key, json);
            } else {
                buffered = true;
                readings(json, findings);
            }
        }
        if (sample.hasValues() || !buffered) {
            sample.keep();
        }
    }

    private static void readings(JsonParser json, Findings findings) throws IOException {
        if (!json.hasToken(JsonToken.START_ARRAY)) {
            findings.problem(Reason.MALFORMED, "\"readings\" is " + Json.shown(json) + "; expected an array");
            json.skipChildren();
            return;
        }
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            if (index == MOST_READINGS) {
                throw new StreamConstraintsException(
                        "\"readings\" has more than " + MOST_READINGS + " entries; send several messages");
            }
            reading(json, findings, "readings[" + index + "]: ");
        }
    }

    private static void reading(JsonParser json, Findings findings, String where) throws IOException {
        if (!json.hasToken(JsonToken.START_OBJECT)) {
            findings.problem(
                    Reason.MALFORMED, where + Json.shown(json) + " stands where {\"at\":…,\"values\":{…}} is expected");
            json.skipChildren();
            return;
        }
        var sample = new Sample(findings, where);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var key = json.currentName();
            json.nextToken();
            sample.member(key, json);
        }
        sample.keep();
    }
}
