package health.vigil.simulator.wire;

import health.vigil.simulator.registry.Field;
import health.vigil.simulator.signal.Sample;
import java.math.BigDecimal;
import java.util.List;

/** SenML JSON (RFC 8428): a pack of records with a base name, a base time and the unit of every value. */
public final class SenMlEncoder implements Encoder {

    private final String baseName;

    /** @param device its id becomes the base name, {@code urn:dev:ops:{device}:} */
    public SenMlEncoder(String device) {
        this.baseName = "urn:dev:ops:" + device + ":";
    }

    @Override
    public List<Payload> encode(List<Sample> samples) {
        var full = samples.stream().filter(sample -> !sample.values().isEmpty()).toList();
        if (full.isEmpty()) {
            return List.of();
        }
        var base = full.get(0).at().toEpochMilli();
        var text = Json.write(json -> {
            json.writeStartArray();
            var first = true;
            for (var sample : full) {
                for (var value : sample.values().entrySet()) {
                    json.writeStartObject();
                    if (first) {
                        json.writeStringField("bn", baseName);
                        json.writeNumberField("bt", seconds(base));
                        first = false;
                    }
                    json.writeStringField("n", value.getKey());
                    json.writeStringField("u", Field.named(value.getKey()).unit());
                    json.writeNumberField("v", Json.number(value.getValue()));
                    if (sample.at().toEpochMilli() != base) {
                        json.writeNumberField("t", seconds(sample.at().toEpochMilli() - base));
                    }
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        });
        return List.of(Payload.of(text, Payload.SENML));
    }

    private static BigDecimal seconds(long millis) {
        var seconds = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }
}
