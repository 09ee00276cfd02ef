package health.vigil.telemetry;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;

/** SenML JSON (RFC 8428): a pack of records, each a value of the field that its name ends with. */
final class SenMl implements Format {
    static final String CONTENT_TYPE = "application/senml+json";
    static final SenMl FORMAT = new SenMl();

    /** So many records a pack may hold. */
    static final int MOST_RECORDS = 10_000;

    private SenMl() {}

    @Override
    public String contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public void read(Payload payload, Findings findings) {
        // A repeated base label would leave open what all records behind it mean, so repetition spoils the pack.
        try (var json = Json.parserRefusingRepeatedKeys(payload)) {
            json.nextToken();
            pack(json, findings);
            Json.finish(json);
        } catch (IOException e) {
            Json.refuse(e, findings);
        }
    }

    private static void pack(JsonParser json, Findings findings) throws IOException {
        var base = new SenMlBase();
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            if (index == MOST_RECORDS) {
                throw new StreamConstraintsException(
                        "the pack has more than " + MOST_RECORDS + " records; send several messages");
            }
            if (!json.hasToken(JsonToken.START_OBJECT)) {
                throw new JsonParseException(
                        json, "record " + index + " is " + Json.shown(json) + "; expected an object");
            }
            var record = new SenMlRecord(base, findings, index);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var label = json.currentName();
                json.nextToken();
                record.member(label, json);
            }
            record.keep();
        }
    }
}
