package health.vigil.limits;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An override as people ask for it: for one device, site or jurisdiction. What is absent stays as the rule has it.
 *
 * @param enabled   false: the rule is not judged at all
 * @param exception it loosens a legal limit
 * @param basis     number of the document that allows an exception
 * @param from      absent: at once
 */
record OverrideDraft(
        @Nullable String rule,
        @Nullable String device,
        @Nullable String site,
        @Nullable String jurisdiction,
        @Nullable Double threshold,
        @Nullable Duration onDelay,
        @Nullable Duration offDelay,
        @Nullable Double deadband,
        @Nullable String priority,
        @Nullable Boolean enabled,
        boolean exception,
        @Nullable String basis,
        @Nullable String why,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime until) {}
