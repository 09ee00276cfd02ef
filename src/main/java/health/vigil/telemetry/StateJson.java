package health.vigil.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The state topic: {@code {"state":"online"}}, {@code offline} or {@code lost}. */
final class StateJson {
    private static final String EXPECTED = "; expected {\"state\":\"online\"}, \"offline\" or \"lost\"";

    private StateJson() {}

    static void read(Payload payload, Findings findings) {
        // An empty retained message is how MQTT clears a topic: it says nothing of the device.
        if (payload.isBlank()) {
            return;
        }
        try (var json = Json.parserRefusingRepeatedKeys(payload)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                findings.refuse(Reason.MALFORMED, "the payload begins with " + payload.beginning() + EXPECTED);
                return;
            }
            boolean said = false;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean state = json.currentName().equals("state");
                json.nextToken();
                if (state) {
                    state(json, findings);
                } else {
                    json.skipChildren();
                }
                said |= state;
            }
            Json.finish(json);
            if (!said) {
                findings.refuse(Reason.MALFORMED, "there is no \"state\"" + EXPECTED);
            }
        } catch (IOException e) {
            Json.refuse(e, findings);
        }
    }

    private static void state(JsonParser json, Findings findings) throws IOException {
        var said = Json.text(json).flatMap(Presence::of);
        said.ifPresent(findings::presence);
        if (said.isEmpty()) {
            findings.problem(Reason.MALFORMED, "\"state\" is " + Json.shown(json) + EXPECTED);
            json.skipChildren();
        }
    }
}
