package health.vigil.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.security.SecureRandom;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Property(tries = 200)
    void signsAsTheReferenceImplementationDoes(@ForAll String body) throws Exception {
        var secret = Secret.random(new SecureRandom());
        var now = Instant.now();

        assertThat(secret.sign("msg_1", now, body))
                .isEqualTo(new Webhook(secret.text()).sign("msg_1", now.getEpochSecond(), body));
    }

    @Test
    void doesNotShowItselfInLogs() {
        var secret = Secret.random(new SecureRandom());

        assertThat(secret.toString()).doesNotContain(secret.text().substring(6, 20));
    }
}
