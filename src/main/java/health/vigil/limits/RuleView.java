package health.vigil.limits;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.registry.Family;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as the API tells it. Durations are ISO 8601.
 *
 * @param condition    {@code above}, {@code below}, {@code storage_clock} or {@code silence}
 * @param threshold    for above and below, in {@code unit}
 * @param storageClock age of a container at which the rule is broken
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleView(
        String id,
        String name,
        String nameEn,
        String standard,
        String edition,
        String title,
        String titleEn,
        String clause,
        boolean legal,
        String evidence,
        LocalDate validFrom,
        boolean validFromUnverified,
        @Nullable LocalDate validTo,
        AppliesView applies,
        @Nullable String field,
        String unit,
        String condition,
        @Nullable Double threshold,
        boolean inclusive,
        @Nullable String storageClock,
        @Nullable SilenceView silence,
        String averaging,
        double deadband,
        String onDelay,
        String offDelay,
        String priority) {

    /** Which devices the rule binds; an empty list means any. */
    public record AppliesView(
            String family, List<String> samplingPoint, List<String> facilityClass, List<String> disinfectant) {
        private static AppliesView of(Applies applies) {
            return new AppliesView(
                    applies.family().text(),
                    sorted(applies.samplingPoint()),
                    sorted(applies.facilityClass()),
                    sorted(applies.disinfectant()));
        }

        private static List<String> sorted(Set<String> words) {
            return words.stream().sorted().toList();
        }
    }

    /** The device may be silent for so many of its reporting intervals, and for this time in any case. */
    public record SilenceView(int intervals, String atLeast) {
        private static SilenceView of(Silence silence) {
            return new SilenceView(silence.intervals(), silence.atLeast().toString());
        }
    }

    static RuleView of(LimitPack pack, LimitEntry limit) {
        return new RuleView(
                limit.id(),
                limit.name(),
                limit.nameEn(),
                pack.standard(),
                pack.edition(),
                pack.title(),
                pack.titleEn(),
                limit.clause(),
                pack.legal(),
                limit.evidence(),
                pack.validFrom(),
                pack.validFromUnverified(),
                pack.validTo(),
                AppliesView.of(limit.applies()),
                limit.field(),
                limit.unit(),
                conditionOf(limit),
                limit.above() != null ? limit.above() : limit.below(),
                limit.inclusive(),
                Optional.ofNullable(limit.storageClock())
                        .map(Duration::toString)
                        .orElse(null),
                Optional.ofNullable(limit.silence()).map(SilenceView::of).orElse(null),
                text(limit.averaging()),
                limit.deadband(),
                limit.onDelay().toString(),
                limit.offDelay().toString(),
                text(limit.priority()));
    }

    boolean ofFamily(Family family) {
        return applies.family().equals(family.text());
    }

    /** @param text with or without edition: {@code GB 5749} or {@code GB 5749-2022} */
    boolean ofStandard(String text) {
        return text.equals(standard) || text.equals(standard + "-" + edition);
    }

    private static String conditionOf(LimitEntry limit) {
        if (limit.above() != null) {
            return "above";
        }
        if (limit.below() != null) {
            return "below";
        }
        return limit.storageClock() != null ? "storage_clock" : "silence";
    }

    private static String text(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
