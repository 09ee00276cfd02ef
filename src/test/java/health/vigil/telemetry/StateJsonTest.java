package health.vigil.telemetry;

import static health.vigil.telemetry.Sent.reasons;
import static health.vigil.telemetry.Sent.state;
import static health.vigil.telemetry.Sent.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateJsonTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({"state-online.json, ONLINE", "state-offline.json, OFFLINE", "state-lost.json, LOST"})
    void readsWhatADeviceSaysOfItsConnection(String file, Presence presence) {
        assertThat(state(text(file)).connection()).contains(presence);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "\r\n"})
    void takesAnEmptyMessageAsSayingNothing(String payload) {
        var decoded = state(payload);
        assertThat(decoded.usable()).isTrue();
        assertThat(decoded.connection()).isEmpty();
        assertThat(decoded.problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "online",
                "\"online\"",
                "[]",
                "{}",
                "{\"state\":\"ONLINE\"}",
                "{\"state\":1}",
                "{\"state\":{\"state\":\"online\"}}",
                "{\"state\":\"online\",\"state\":\"lost\"}",
                "{\"state\":\"online\""
            })
    void refusesEverythingElse(String payload) {
        var decoded = state(payload);
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(Reason.MALFORMED);
    }
}
