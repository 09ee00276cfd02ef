package health.vigil.simulator.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import health.vigil.simulator.signal.BeijingTime;
import health.vigil.simulator.signal.Sample;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Vigil JSON: one sample with a sequence number, or several from a buffer as {@code {"readings":[…]}}. */
public final class VigilJsonEncoder implements Encoder {

    private long sequence;

    @Override
    public List<Payload> encode(List<Sample> samples) {
        var full = samples.stream().filter(sample -> !sample.values().isEmpty()).toList();
        if (full.isEmpty()) {
            return List.of();
        }
        var text = Json.write(json -> {
            json.writeStartObject();
            if (full.size() == 1) {
                writeMembers(json, full.get(0));
            } else {
                json.writeArrayFieldStart("readings");
                for (var sample : full) {
                    json.writeStartObject();
                    writeMembers(json, sample);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
        return List.of(Payload.of(text, Payload.JSON));
    }

    private void writeMembers(JsonGenerator json, Sample sample) throws IOException {
        json.writeStringField("at", time(sample.at()));
        json.writeNumberField("seq", ++sequence);
        json.writeObjectFieldStart("values");
        for (Map.Entry<String, Double> value : sample.values().entrySet()) {
            json.writeNumberField(value.getKey(), Json.number(value.getValue()));
        }
        json.writeEndObject();
    }

    /** ISO 8601 with the offset of Beijing time. */
    static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(BeijingTime.OFFSET));
    }
}
