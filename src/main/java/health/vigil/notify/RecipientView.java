package health.vigil.notify;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.vigil.notify.format.Format;
import health.vigil.notify.format.Secrets;
import health.vigil.rules.Priority;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recipient as it is shown: without its secret.
 *
 * @param url       of a robot without the part that is its key
 * @param publicKey {@code whpk_…}, what signatures {@code v1a} are checked with
 * @param health    how it has been answering
 */
@JsonInclude
record RecipientView(
        UUID id,
        String name,
        String url,
        String format,
        String language,
        List<String> families,
        List<String> jurisdictions,
        String minPriority,
        boolean enabled,
        @Nullable OfficeView office,
        @Nullable DigestView digest,
        @Nullable QuietView quietHours,
        @Nullable UUID fallback,
        String signing,
        @Nullable String publicKey,
        @Nullable Instant previousSecretUntil,
        RecipientHealth health,
        Instant createdAt,
        long version) {

    @JsonInclude
    record OfficeView(String kind, @Nullable String department, @Nullable String jurisdiction, @Nullable String site) {}

    record DigestView(@JsonFormat(shape = STRING) Duration window, String upTo) {}

    record QuietView(LocalTime from, LocalTime until, String upTo) {}

    static RecipientView of(RecipientEntity recipient, Format format, Sealer sealer, RecipientHealth health) {
        var secret = opened(recipient, recipient.secret, sealer);
        var signsBoth = format.signsStandardWebhooks();
        var asymmetric = secret.filter(text -> signsBoth && text.startsWith("whsk_"));
        return new RecipientView(
                recipient.id,
                recipient.name,
                opened(recipient, recipient.url, sealer)
                        .map(url -> signsBoth ? url : masked(url))
                        .orElse("?"),
                recipient.format,
                recipient.language,
                List.of(recipient.families),
                List.of(recipient.jurisdictions),
                word(recipient.minPriority),
                recipient.enabled,
                Optional.ofNullable(recipient.officeKind)
                        .map(kind -> new OfficeView(
                                kind, recipient.officeDepartment, recipient.officeJurisdiction, recipient.officeSite))
                        .orElse(null),
                Optional.ofNullable(recipient.digestWindowSeconds)
                        .map(seconds -> new DigestView(Duration.ofSeconds(seconds), word(recipient.digestUpTo)))
                        .orElse(null),
                Optional.ofNullable(recipient.quietFrom)
                        .map(from -> new QuietView(from, recipient.quietUntil, word(recipient.quietUpTo)))
                        .orElse(null),
                recipient.fallback,
                signsBoth ? (asymmetric.isPresent() ? "v1a" : "v1") : recipient.format,
                asymmetric.map(Secrets::publicKey).orElse(null),
                Optional.ofNullable(recipient.previousSecretUntil)
                        .map(until -> until.toInstant())
                        .orElse(null),
                health,
                recipient.createdAt.toInstant(),
                recipient.version);
    }

    private static Optional<String> opened(RecipientEntity recipient, String sealed, Sealer sealer) {
        try {
            return Optional.of(sealer.open(recipient.id, sealed));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static String masked(String url) {
        return "https://" + URI.create(url).getHost() + "/…";
    }

    private static String word(short priority) {
        return Priority.values()[priority].text();
    }

    /**
     * The only time that a secret is shown.
     *
     * @param secret {@code whsec_…} to be handed over; absent where the other side has it or needs only the public key
     */
    @JsonInclude
    record WithSecret(@JsonUnwrapped RecipientView recipient, @Nullable String secret) {}
}
