package health.vigil.simulator.wire;

import health.vigil.simulator.signal.DeviceEvent;
import java.util.TreeMap;

/** Event payloads, the same JSON for devices of every telemetry format. */
public final class EventEncoder {

    private EventEncoder() {}

    public static Payload encode(DeviceEvent event) {
        var text = Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("at", VigilJsonEncoder.time(event.at()));
            json.writeStringField("type", event.type());
            for (var detail : new TreeMap<>(event.details()).entrySet()) {
                json.writeFieldName(detail.getKey());
                if (detail.getValue() instanceof Number number) {
                    json.writeNumber(Json.number(number.doubleValue()));
                } else {
                    json.writeString(detail.getValue().toString());
                }
            }
            json.writeEndObject();
        });
        return Payload.of(text, Payload.JSON);
    }
}
