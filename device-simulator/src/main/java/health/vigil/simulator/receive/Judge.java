package health.vigil.simulator.receive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides on notifications: signature first, by the reference library of Standard Webhooks, then whether it is new. */
final class Judge {

    /** Ids remembered for telling repeats apart. */
    private static final int REMEMBERED = 10_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Webhook webhook;
    private final Set<String> seen = new LinkedHashSet<>();

    /**
     * A judge with the shared secret.
     *
     * @param secret base64, with or without the prefix {@code whsec_}
     * @throws IllegalArgumentException if it is not base64
     */
    Judge(String secret) {
        try {
            this.webhook = new Webhook(secret);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "the secret must be base64, as in whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", e);
        }
    }

    synchronized Verdict judge(Map<String, List<String>> headers, String body) {
        try {
            webhook.verify(body, HttpHeaders.of(headers, (name, value) -> true));
        } catch (WebhookVerificationException e) {
            return new Verdict.Forged(e.getMessage());
        }
        try {
            var tree = JSON.readTree(body);
            if (!tree.isObject()) {
                return new Verdict.Unreadable("the body is no JSON object");
            }
            var notification = new Notification(tree);
            var id = HttpHeaders.of(headers, (name, value) -> true)
                    .firstValue("webhook-id")
                    .orElseThrow();
            if (!seen.add(id)) {
                return new Verdict.Repeated(id);
            }
            if (seen.size() > REMEMBERED) {
                seen.remove(seen.iterator().next());
            }
            return new Verdict.Accepted(notification);
        } catch (JsonProcessingException e) {
            return new Verdict.Unreadable("the body is no JSON: " + e.getOriginalMessage());
        }
    }
}
