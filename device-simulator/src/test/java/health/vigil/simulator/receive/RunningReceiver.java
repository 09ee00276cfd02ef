package health.vigil.simulator.receive;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
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

/** A receiver on a port of its own, what it prints, and a sender that signs by the reference library. */
final class RunningReceiver implements AutoCloseable {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String SECRET_OF_ANOTHER = "whsec_c2VjcmV0IG9mIHNvbWVib2R5IGVsc2U=";

    static final String EVENT = """
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
    private final Receiver receiver;

    RunningReceiver(List<String> secrets, List<String> robotSecrets, Manners manners) throws IOException {
        var judge = new Judge(Keys.parse(secrets, robotSecrets));
        var clock = Clock.system(ZoneId.of("Asia/Shanghai"));
        receiver = new Receiver(new InetSocketAddress("127.0.0.1", 0), judge, manners, false, clock, printed::add);
    }

    static RunningReceiver wellBehaved() throws IOException {
        return new RunningReceiver(List.of(SECRET), List.of(), Manners.good());
    }

    static RunningReceiver misbehaving(Manners manners) throws IOException {
        return new RunningReceiver(List.of(SECRET), List.of(), manners);
    }

    List<String> printed() {
        return printed;
    }

    HttpResponse<String> get(String accept) throws Exception {
        var request = HttpRequest.newBuilder(uri("/")).header("Accept", accept).build();
        return http.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> post(String id, Instant signedAt, String body, String secret) throws Exception {
        return post(id, signedAt, body, List.of(sign(id, signedAt, body, secret)));
    }

    HttpResponse<String> post(String id, String body) throws Exception {
        return post(id, Instant.now(), body, SECRET);
    }

    HttpResponse<String> post(String id, Instant signedAt, String body, List<String> signatures) throws Exception {
        return send(signed(id, signedAt, signatures), body);
    }

    /** Posts without any of the headers of Standard Webhooks, as to a group robot. */
    HttpResponse<String> postUnsigned(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json"), body);
    }

    private HttpRequest.Builder signed(String id, Instant signedAt, List<String> signatures) {
        return HttpRequest.newBuilder(uri("/"))
                .header("Content-Type", "application/cloudevents+json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(signedAt.getEpochSecond()))
                .header("webhook-signature", String.join(" ", signatures));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String body) throws Exception {
        return http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    static String sign(String id, Instant signedAt, String body, String secret) throws WebhookSigningException {
        return new Webhook(secret).sign(id, signedAt.getEpochSecond(), body);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + receiver.port() + path);
    }

    @Override
    public void close() {
        receiver.close();
    }
}
