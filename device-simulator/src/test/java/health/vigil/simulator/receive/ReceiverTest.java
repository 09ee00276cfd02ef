package health.vigil.simulator.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiverTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String EVENT = """
            {"specversion":"1.0","id":"msg-1","source":"/vigil","type":"health.vigil.alarm.raised",
             "time":"2026-11-22T16:15:00+08:00","datacontenttype":"application/json","data":{
              "alarm":{"id":"a-7","state":"raised","priority":"high","raised_at":"2026-11-22T16:15:00+08:00"},
              "device":{"id":"dw-440203-outlet","name":"Plant outlet analyser","family":"drinking_water"},
              "site":{"id":"wujiang-waterworks","name":"Wujiang waterworks"},
              "rule":{"id":"r-1","name":"Outlet residual low","standard":"GB 5749-2022","edition":"2022","clause":"Table 2"},
              "reading":{"field":"free_chlorine","value":0.15,"limit":0.3,"unit":"mg/L"},
              "sequence":1}}""";

    private final List<String> printed = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private Receiver receiver;

    @BeforeEach
    void start() throws IOException {
        var clock = Clock.system(ZoneId.of("Asia/Shanghai"));
        receiver = new Receiver(new InetSocketAddress("127.0.0.1", 0), new Judge(SECRET), false, clock, printed::add);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void printsOneReadableLineForAGoodNotification() throws Exception {
        assertThat(post("msg-1", Instant.now(), EVENT, SECRET).statusCode()).isEqualTo(204);

        assertThat(printed)
                .containsExactly("11-22 16:15:00 · alarm.raised · high · Wujiang waterworks (wujiang-waterworks) · "
                        + "Plant outlet analyser (dw-440203-outlet) · free_chlorine 0.15 (limit 0.3) mg/L · "
                        + "GB 5749-2022 Table 2 · #1 · signature ok");
    }

    @Test
    void ignoresARepeatWithTheSameWebhookId() throws Exception {
        post("msg-1", Instant.now(), EVENT, SECRET);

        assertThat(post("msg-1", Instant.now(), EVENT, SECRET).statusCode()).isEqualTo(204);
        assertThat(printed).hasSize(2);
        assertThat(printed.get(1)).isEqualTo("repeated, ignored: webhook-id msg-1");
    }

    @Test
    void refusesAWrongSignatureAndSaysSo() throws Exception {
        var answer = post("msg-1", Instant.now(), EVENT, "whsec_c2VjcmV0IG9mIHNvbWVib2R5IGVsc2U=");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(printed).singleElement().asString().startsWith("REFUSED 401");
    }

    @Test
    void refusesAnOldSignature() throws Exception {
        var answer = post("msg-1", Instant.now().minusSeconds(3600), EVENT, SECRET);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("old");
    }

    @Test
    void aRefusedNotificationMayComeAgainProperlySigned() throws Exception {
        post("msg-1", Instant.now(), EVENT, "whsec_c2VjcmV0IG9mIHNvbWVib2R5IGVsc2U=");

        assertThat(post("msg-1", Instant.now(), EVENT, SECRET).statusCode()).isEqualTo(204);
        assertThat(printed).last().asString().endsWith("signature ok");
    }

    @Test
    void showsWhatIsThereWhenMostIsAbsent() throws Exception {
        post("msg-2", Instant.now(), "{\"type\":\"health.vigil.alarm.cleared\",\"data\":{}}", SECRET);

        assertThat(printed).containsExactly("alarm.cleared · signature ok");
    }

    @Test
    void refusesWhatIsNoJsonObject() throws Exception {
        assertThat(post("msg-3", Instant.now(), "[1]", SECRET).statusCode()).isEqualTo(400);
        assertThat(post("msg-4", Instant.now(), "nonsense", SECRET).statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsTheLatestByGet() throws Exception {
        assertThat(get("text/plain").body()).isEqualTo("nothing received yet\n");
        post("msg-1", Instant.now(), EVENT, SECRET);

        assertThat(get("text/plain").body()).contains("free_chlorine 0.15");
        assertThat(get("application/json").body())
                .startsWith("[{\"received_at\"")
                .contains("\"id\":\"a-7\"");
    }

    private HttpResponse<String> get(String accept) throws Exception {
        var request = HttpRequest.newBuilder(uri()).header("Accept", accept).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String id, Instant signedAt, String body, String secret) throws Exception {
        var request = HttpRequest.newBuilder(uri())
                .header("Content-Type", "application/cloudevents+json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(signedAt.getEpochSecond()))
                .header("webhook-signature", new Webhook(secret).sign(id, signedAt.getEpochSecond(), body))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + receiver.port() + "/");
    }
}
