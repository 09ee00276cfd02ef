package health.vigil.simulator.mqtt;

import health.vigil.simulator.wire.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a device says of itself on its state topic, retained. */
enum DeviceState {
    ONLINE,
    OFFLINE,
    LOST;

    Payload payload() {
        return new Payload(bytes(), Payload.JSON);
    }

    byte[] bytes() {
        return ("{\"state\":\"" + name().toLowerCase(Locale.ROOT) + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
