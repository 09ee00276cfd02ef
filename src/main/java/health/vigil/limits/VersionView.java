package health.vigil.limits;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a rule as the API tells it.
 *
 * @param jurisdiction of a local rule, as are standard and edition
 * @param state        {@code draft}, {@code approved} or {@code retired}
 * @param author       who wrote it last
 * @param entry        the limit as a pack has it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VersionView(
        String rule,
        int version,
        @Nullable String jurisdiction,
        @Nullable String standard,
        @Nullable String edition,
        String state,
        String author,
        Instant writtenAt,
        @Nullable String approver,
        @Nullable Instant approvedAt,
        @Nullable String why,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        JsonNode entry) {
    static VersionView of(RuleVersion version) {
        var approval = Optional.ofNullable(version.approval());
        return new VersionView(
                version.rule(),
                version.number(),
                version.local().map(LimitVersion.Local::jurisdiction).orElse(null),
                version.local().map(LimitVersion.Local::standard).orElse(null),
                version.local().map(LimitVersion.Local::edition).orElse(null),
                version.state().text(),
                version.author(),
                version.writtenAt(),
                approval.map(RuleVersion.Approval::by).orElse(null),
                approval.map(RuleVersion.Approval::at).orElse(null),
                approval.map(RuleVersion.Approval::why).orElse(null),
                version.from(),
                version.until(),
                version.body());
    }
}
