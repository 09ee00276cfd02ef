package health.vigil.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {

    @TempDir
    Path folder;

    @Test
    void readsDevicesAndIgnoresWhatOnlyTheServiceNeeds() {
        var outfall = ExampleRegistry.device("ww-440203-outfall");

        assertThat(outfall.family()).isEqualTo(Family.MEDICAL_WASTEWATER);
        assertThat(outfall.protocol()).isEqualTo(Protocol.HJ212);
        assertThat(outfall.mqttVersion()).isEqualTo(3);
        assertThat(outfall.hj212().orElseThrow().codes()).containsEntry("w01001", "ph");
        assertThat(ExampleRegistry.read().siteOf(outfall))
                .map(Site::jurisdiction)
                .contains("440203");
    }

    @Test
    void defaultsToVigilJsonOverMqtt5EveryMinute() throws IOException {
        var device = registry("devices: [{id: a-1, site: s, family: radiation, sampling_point: room_boundary}]")
                .devices()
                .get(0);

        assertThat(device.protocol()).isEqualTo(Protocol.VIGIL_JSON);
        assertThat(device.mqttVersion()).isEqualTo(5);
        assertThat(device.intervalSeconds()).isEqualTo(60);
        assertThat(device.facilityClass()).isEmpty();
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertThatThrownBy(() -> registry("devices:\n  - {id: a-1, site: s, family: lake, sampling_point: x}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown family 'lake'; use one of drinking_water")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> registry("devices: [{id: B_1, site: s, family: radiation, sampling_point: x}]"))
                .hasMessageContaining("device id 'B_1' must match");
        assertThatThrownBy(() -> registry(
                        "devices: [{id: a-1, site: s, family: radiation, sampling_point: x, protocol: hj212}]"))
                .hasMessageContaining("has no 'hj212: {mn, codes}'");
        assertThatThrownBy(() -> registry("sites: []")).hasMessageContaining("lists no devices");
    }

    @Test
    void credentialsNameTheMissingColumnOrDevice() throws IOException {
        var file = Files.writeString(folder.resolve("devices.csv"), "device,user,password\na,b,c\n");
        assertThatThrownBy(() -> Credentials.read(file)).hasMessageContaining("lacks the column(s) [username]");

        var good = Credentials.read(ExampleRegistry.CREDENTIALS);
        assertThatThrownBy(() -> good.of("nobody")).hasMessageContaining("has no line for device 'nobody'");
        assertThatThrownBy(() -> good.first(1000)).hasMessageContaining("lower --devices");
        assertThat(good.of("dw-440203-outlet").toString()).doesNotContain("example-");
    }

    private Registry registry(String yaml) throws IOException {
        return Registry.read(Files.writeString(folder.resolve("registry.yaml"), yaml));
    }
}
