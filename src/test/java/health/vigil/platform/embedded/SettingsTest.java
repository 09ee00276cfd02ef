package health.vigil.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void embedsBothOnLoopbackWhenNothingIsNamed() {
        var settings = settings(Map.of());

        assertThat(settings.externalDatabase()).isEmpty();
        assertThat(settings.externalMqtt()).isEmpty();
        assertThat(settings.http().number()).isEqualTo(8080);
        assertThat(settings.mqtt().host()).isEqualTo("127.0.0.1");
        assertThat(settings.database().number()).isEqualTo(54_329);
    }

    @Test
    void handsOnAnExternalDatabaseToBothDrivers() {
        var database = settings(Map.of(
                        "vigil.database.url", "postgresql://vigil:p%40ss@db.example.org:6432/vigil?sslmode=require"))
                .externalDatabase()
                .orElseThrow();

        assertThat(database.properties())
                .containsEntry(
                        "quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example.org:6432/vigil?sslmode=require")
                .containsEntry(
                        "quarkus.datasource.reactive.url", "postgresql://db.example.org:6432/vigil?sslmode=require")
                .containsEntry("quarkus.datasource.username", "vigil")
                .containsEntry("quarkus.datasource.password", "p@ss");
    }

    @Test
    void handsOnAnExternalBrokerWithTls() {
        var broker = settings(Map.of("vigil.mqtt.url", "mqtts://service:secret@mqtt.example.org"))
                .externalMqtt()
                .orElseThrow();

        assertThat(broker).isEqualTo(new MqttAddress("mqtt.example.org", 8883, true, "service", "secret"));
    }

    @Test
    void takesPasswordsThatStandApartFromTheAddresses() {
        var settings = settings(Map.of(
                "vigil.database.url", "postgresql://vigil@db/vigil",
                "vigil.database.password", "of the database",
                "vigil.mqtt.url", "mqtts://vigil-service@mqtt",
                "vigil.mqtt.password", "of the broker"));

        assertThat(settings.externalDatabase().orElseThrow().password()).isEqualTo("of the database");
        assertThat(settings.externalMqtt().orElseThrow().password()).isEqualTo("of the broker");
    }

    @Test
    void goesByThePasswordInAnAddressFirst() {
        var settings = settings(
                Map.of("vigil.mqtt.url", "mqtt://service:inside@mqtt", "vigil.mqtt.password", "of a former broker"));

        assertThat(settings.externalMqtt().orElseThrow().password()).isEqualTo("inside");
    }

    @Test
    void saysWhatIsWrongWithAnAddressAndKeepsThePasswordToItself() {
        assertThatThrownBy(() -> settings(Map.of("vigil.database.url", "postgresql://vigil:secret@db/")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("VIGIL_DATABASE_URL")
                .hasMessageContaining("the database's name is missing")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> settings(Map.of("vigil.mqtt.url", "http://service:secret@mqtt")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("it must begin with mqtt:// or mqtts://")
                .hasMessageNotContaining("secret");
    }

    @Test
    void namesThePortSettingThatIsNoNumber() {
        assertThatThrownBy(() -> settings(Map.of("vigil.http.port", "http")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("VIGIL_HTTP_PORT=http");
    }

    private static Settings settings(Map<String, String> values) {
        return Settings.of(name -> Optional.ofNullable(values.get(name)));
    }
}
