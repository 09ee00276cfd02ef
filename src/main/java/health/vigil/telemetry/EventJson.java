package health.vigil.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import health.vigil.telemetry.label.ContainerLabel;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** An event: one JSON object with {@code at}, {@code type} and what belongs to that type, kept as it was sent. */
final class EventJson {
    /** A number beyond ten to this power means nothing here, and the store's numbers end somewhere. */
    private static final int LARGEST_EXPONENT = 1000;

    private final Findings findings;
    private Optional<Instant> at = Optional.empty();
    private Optional<EventType> type = Optional.empty();
    private Optional<String> container = Optional.empty();
    private Optional<ContainerLabel> label = Optional.empty();
    private boolean hasTime;
    private boolean hasType;

    private EventJson(Findings findings) {
        this.findings = findings;
    }

    static void read(Payload payload, Findings findings) {
        if (!payload.startsWith('{')) {
            findings.refuse(
                    Reason.MALFORMED,
                    payload.isBlank()
                            ? "the payload is empty; expected an event as a JSON object"
                            : "the payload begins with " + payload.beginning()
                                    + "; expected an event as a JSON object");
            return;
        }
        // The body is evidence: with a repeated key, readers of it could differ in what it says.
        try (var json = Json.parserRefusingRepeatedKeys(payload)) {
            new EventJson(findings).read(json, payload);
        } catch (IOException e) {
            Json.refuse(e, findings);
        }
    }

    private void read(JsonParser json, Payload payload) throws IOException {
        json.nextToken();
        while (next(json) == JsonToken.FIELD_NAME) {
            var key = json.currentName();
            next(json);
            member(key, json);
            passOver(json);
        }
        Json.finish(json);
        judge(payload.text().stripTrailing());
    }

    private void passOver(JsonParser json) throws IOException {
        int depth = json.currentToken().isStructStart() ? 1 : 0;
        while (depth > 0) {
            var token = next(json);
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    private JsonToken next(JsonParser json) throws IOException {
        var token = json.nextToken();
        if (!isStorable(token, json)) {
            findings.refuse(
                    Reason.BAD_VALUE,
                    "the event holds " + Json.shown(json) + ", which cannot be kept: text must be Unicode without NUL,"
                            + " numbers must be finite");
        }
        return token;
    }

    /** Whether a JSON column takes it: PostgreSQL's has neither NUL nor half characters, nor endless numbers. */
    private static boolean isStorable(JsonToken token, JsonParser json) throws IOException {
        return switch (token) {
            case FIELD_NAME, VALUE_STRING -> isUnicode(json.getText());
            case VALUE_NUMBER_FLOAT -> !json.isNaN() && isModest(json);
            default -> true;
        };
    }

    private static boolean isModest(JsonParser json) throws IOException {
        try {
            return Math.abs(json.getDecimalValue().scale()) <= LARGEST_EXPONENT;
        } catch (NumberFormatException e) {
            return false; // not even a decimal can have that exponent
        }
    }

    private static boolean isContainerId(String id) {
        return !id.isBlank() && id.length() <= ContainerLabel.LONGEST_ID;
    }

    private static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private void member(String key, JsonParser json) throws IOException {
        switch (key) {
            case "at" -> {
                hasTime = true;
                at = Timestamps.at(json, findings, "");
            }
            case "type" -> {
                hasType = true;
                type = Json.text(json).flatMap(EventType::of);
                if (type.isEmpty()) {
                    findings.problem(
                            Reason.UNKNOWN_EVENT,
                            "\"type\" is " + Json.shown(json) + "; expected a type of event such as container.stored");
                }
            }
            case "container" -> container = Json.text(json).filter(EventJson::isContainerId);
            case "label" -> label = Json.text(json).map(ContainerLabel::parse);
            default -> {}
        }
    }

    private void judge(String body) {
        if (!hasTime) {
            findings.problem(Reason.ABSURD_TIME, "there is no \"at\", the time of the event");
        }
        if (!hasType) {
            findings.problem(Reason.MALFORMED, "there is no \"type\" of event");
        }
        type.ifPresent(known -> at.ifPresent(time -> {
            if (known.ofContainer()) {
                ofContainer(known, time, body);
            } else {
                findings.event(new DeviceEvent(known, time, null, body));
            }
        }));
    }

    private void ofContainer(EventType type, Instant time, String body) {
        container
                .or(() ->
                        label.flatMap(l -> l.fold(read -> Optional.of(read.container()), refused -> Optional.empty())))
                .ifPresentOrElse(
                        id -> findings.event(new DeviceEvent(type, time, id, body)),
                        () -> findings.problem(Reason.MALFORMED, type.text() + " " + wanting()));
    }

    private String wanting() {
        return label.flatMap(l -> l.fold(read -> Optional.<String>empty(), refused -> Optional.of(refused.reason())))
                .map(reason -> "has a \"label\" that does not say which container it is: " + reason)
                .orElse("needs \"container\", the container's id of 1 to " + ContainerLabel.LONGEST_ID
                        + " characters, or \"label\", what its label says");
    }
}
