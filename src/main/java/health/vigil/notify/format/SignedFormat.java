package health.vigil.notify.format;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A format for other systems: signed by Standard Webhooks 1.0.0, taken with any 2xx. */
sealed interface SignedFormat extends Format permits CloudEventsFormat, CapFormat, AlertmanagerFormat {
    String contentType();

    byte[] body(Message message, Address to);

    @Override
    default Request request(Message message, Address to, Instant now) {
        var id = message.id().toString();
        var body = body(message, to);
        return new Request(
                to.url(),
                Map.of(
                        "content-type", contentType(),
                        "webhook-id", id,
                        "webhook-timestamp", Long.toString(now.getEpochSecond()),
                        "webhook-signature", Signatures.header(to.secrets(), id, now, body)),
                body);
    }

    @Override
    default Answer read(int status, String bodyHead) {
        return status / 100 == 2 ? new Answer.Taken() : new Answer.Refused("HTTP " + status, Optional.empty());
    }

    @Override
    default boolean signsStandardWebhooks() {
        return true;
    }

    @Override
    default Optional<Integer> perMinute() {
        return Optional.empty();
    }

    @Override
    default int largestBody() {
        return Fitting.LARGEST;
    }

    @Override
    default Optional<String> faultOf(String secret) {
        return Secrets.faultOf(secret);
    }
}
