package health.vigil.simulator.receive;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;

/** Checks {@code v1}, HMAC-SHA256, by the reference library of Standard Webhooks. */
record SharedSecret(Webhook webhook) implements Key {

    static SharedSecret parse(String text) {
        try {
            return new SharedSecret(new Webhook(text));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "the secret must be base64, as in whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", e);
        }
    }

    @Override
    public Proof check(Post post) {
        try {
            webhook.verify(post.body(), post.headers());
            return new Proof.Good("signature ok");
        } catch (WebhookVerificationException e) {
            return new Proof.Bad(e.getMessage());
        }
    }
}
