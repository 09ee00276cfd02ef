package health.vigil.limits;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An override as the API tells it. Durations are ISO 8601.
 *
 * @param scope  {@code device}, {@code site} or {@code jurisdiction}
 * @param target its id or code
 * @param state  {@code proposed}, {@code scheduled}, {@code active}, {@code ended} or {@code revoked}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OverrideView(
        long id,
        String rule,
        String scope,
        String target,
        @Nullable Double threshold,
        @Nullable String onDelay,
        @Nullable String offDelay,
        @Nullable Double deadband,
        @Nullable String priority,
        boolean enabled,
        boolean exception,
        @Nullable String basis,
        String why,
        String proposedBy,
        Instant createdAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        Instant from,
        Instant until,
        String state,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt,
        @Nullable String revokedWhy) {
    static OverrideView of(RuleOverride override, Instant now) {
        var change = override.change();
        var approval = Optional.ofNullable(override.approval());
        var revocation = Optional.ofNullable(override.revocation());
        return new OverrideView(
                override.id(),
                override.rule(),
                override.scope().kind().text(),
                override.scope().target(),
                change.threshold(),
                text(change.onDelay()),
                text(change.offDelay()),
                change.deadband(),
                change.priority() == null ? null : change.priority().text(),
                change.enabled(),
                override.exception(),
                override.basis(),
                override.why(),
                override.proposedBy(),
                override.createdAt(),
                approval.map(RuleOverride.Approval::by).orElse(null),
                approval.map(RuleOverride.Approval::at).orElse(null),
                override.from(),
                override.until(),
                state(override, now),
                revocation.map(RuleOverride.Revocation::by).orElse(null),
                revocation.map(RuleOverride.Revocation::at).orElse(null),
                revocation.map(RuleOverride.Revocation::why).orElse(null));
    }

    private static @Nullable String text(@Nullable Object duration) {
        return duration == null ? null : duration.toString();
    }

    private static String state(RuleOverride override, Instant now) {
        if (override.revocation() != null) {
            return "revoked";
        }
        if (!now.isBefore(override.until())) {
            return "ended";
        }
        if (override.approval() == null) {
            return "proposed";
        }
        return now.isBefore(override.from()) ? "scheduled" : "active";
    }
}
