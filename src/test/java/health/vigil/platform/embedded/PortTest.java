package health.vigil.platform.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortTest {
    @Test
    void namesThePortAndItsSettingWhenTaken() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var port = new Port("MQTT broker", "VIGIL_MQTT_PORT", "127.0.0.1", other.getLocalPort());

            assertThatThrownBy(port::requireFree)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Port " + other.getLocalPort())
                    .hasMessageContaining("MQTT broker")
                    .hasMessageContaining("set VIGIL_MQTT_PORT");
        }
    }

    @Test
    void acceptsAFreePort() {
        var port = new Port("MQTT broker", "VIGIL_MQTT_PORT", "127.0.0.1", 0).settled();

        assertThatCode(port::requireFree).doesNotThrowAnyException();
    }
}
