package health.vigil.notify;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.vigil.rules.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A recipient as it is shown: without its secret. */
record RecipientView(
        UUID id,
        String name,
        String url,
        List<String> families,
        List<String> jurisdictions,
        String minPriority,
        boolean enabled,
        Instant createdAt,
        long version) {

    static RecipientView of(RecipientEntity recipient) {
        return new RecipientView(
                recipient.id,
                recipient.name,
                recipient.url,
                List.of(recipient.families),
                List.of(recipient.jurisdictions),
                Priority.values()[recipient.minPriority].name().toLowerCase(Locale.ROOT),
                recipient.enabled,
                recipient.createdAt.toInstant(),
                recipient.version);
    }

    /** The only time that a secret is shown. */
    record WithSecret(@JsonUnwrapped RecipientView recipient, String secret) {
        static WithSecret of(RecipientEntity recipient) {
            return new WithSecret(RecipientView.of(recipient), recipient.secret);
        }
    }
}
