package health.vigil.simulator.receive;

import static health.vigil.simulator.receive.RunningReceiver.EVENT;
import static health.vigil.simulator.receive.RunningReceiver.SECRET;
import static health.vigil.simulator.receive.RunningReceiver.SECRET_OF_ANOTHER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiverTest {

    private RunningReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = RunningReceiver.wellBehaved();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void printsOneReadableLineForAGoodNotification() throws Exception {
        assertThat(receiver.post("msg-1", EVENT).statusCode()).isEqualTo(204);

        assertThat(receiver.printed())
                .containsExactly("11-22 16:15:00 · alarm.raised · high · Wujiang waterworks (wujiang-waterworks) · "
                        + "Plant outlet analyser (dw-440203-outlet) · free_chlorine 0.15 (limit 0.3) mg/L · "
                        + "GB 5749-2022 Table 2 · #1 · signature ok");
    }

    @Test
    void ignoresARepeatWithTheSameWebhookId() throws Exception {
        receiver.post("msg-1", EVENT);

        assertThat(receiver.post("msg-1", EVENT).statusCode()).isEqualTo(204);
        assertThat(receiver.printed()).hasSize(2);
        assertThat(receiver.printed().get(1)).isEqualTo("repeated, ignored: webhook-id msg-1");
    }

    @Test
    void refusesAWrongSignatureAndSaysSo() throws Exception {
        var answer = receiver.post("msg-1", Instant.now(), EVENT, SECRET_OF_ANOTHER);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(receiver.printed())
                .singleElement()
                .asString()
                .startsWith("REFUSED 401: No matching signature found, from /127.0.0.1:");
    }

    @Test
    void refusesAnOldSignature() throws Exception {
        var answer = receiver.post("msg-1", Instant.now().minusSeconds(3600), EVENT, SECRET);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("old");
    }

    @Test
    void refusesWhatIsNotSigned() throws Exception {
        assertThat(receiver.postUnsigned("/", EVENT).statusCode()).isEqualTo(401);
    }

    @Test
    void aRefusedNotificationMayComeAgainProperlySigned() throws Exception {
        receiver.post("msg-1", Instant.now(), EVENT, SECRET_OF_ANOTHER);

        assertThat(receiver.post("msg-1", EVENT).statusCode()).isEqualTo(204);
        assertThat(receiver.printed()).last().asString().endsWith("signature ok");
    }

    @Test
    void showsWhatIsThereWhenMostIsAbsent() throws Exception {
        receiver.post("msg-2", "{\"type\":\"health.vigil.alarm.cleared\",\"data\":{}}");

        assertThat(receiver.printed()).containsExactly("alarm.cleared · signature ok");
    }

    @Test
    void refusesWhatIsNoJsonObject() throws Exception {
        assertThat(receiver.post("msg-3", "[1]").statusCode()).isEqualTo(400);
        assertThat(receiver.post("msg-4", "nonsense").statusCode()).isEqualTo(400);
        assertThat(receiver.printed()).first().isEqualTo("REFUSED 400: the body is no JSON object");
    }

    @Test
    void showsTheLatestByGet() throws Exception {
        assertThat(receiver.get("text/plain").body()).isEqualTo("nothing received yet\n");
        receiver.post("msg-1", EVENT);

        assertThat(receiver.get("text/plain").body()).contains("free_chlorine 0.15");
        assertThat(receiver.get("application/json").body())
                .startsWith("[{\"received_at\"")
                .contains("\"id\":\"a-7\"");
    }
}
