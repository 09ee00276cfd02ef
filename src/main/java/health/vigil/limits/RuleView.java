package health.vigil.limits;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.registry.Family;
import health.vigil.rules.Gate;
import health.vigil.rules.Limit;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as the API tells it. Durations are ISO 8601.
 *
 * @param unit         of the number that is limited; {@code h} for clocks and silence, {@code 1} for expressions
 * @param threshold    for above and below, in {@code unit}
 * @param inclusive    of above and below: the threshold itself is already a violation
 * @param deadband     of above and below: how far back inside a value must come to count as returned
 * @param consequence  of nobody acting, where the priority follows from it
 * @param respond      how soon somebody must act, likewise
 * @param latched      a cleared alarm stays until an officer resets it
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
        ConditionView condition,
        @Nullable Double threshold,
        boolean inclusive,
        @Nullable SilenceView silence,
        String averaging,
        double deadband,
        @Nullable GateView gate,
        String onDelay,
        String offDelay,
        String priority,
        @Nullable String consequence,
        @Nullable String respond,
        boolean latched) {

    /**
     * Which devices the rule binds; an empty list means any.
     *
     * @param family   absent for outages, which concern every family
     * @param measures fields that a device must be registered to measure
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AppliesView(
            @Nullable String family,
            List<String> samplingPoint,
            List<String> facilityClass,
            List<String> disinfectant,
            List<String> measures) {
        private static AppliesView of(Applies applies) {
            return new AppliesView(
                    applies.family() == null ? null : applies.family().text(),
                    sorted(applies.samplingPoint()),
                    sorted(applies.facilityClass()),
                    sorted(applies.disinfectant()),
                    sorted(applies.measures()));
        }

        private static List<String> sorted(Set<String> words) {
            return words.stream().sorted().toList();
        }
    }

    /** The device, or one field, may be silent for so many reporting intervals, and for this time in any case. */
    public record SilenceView(int intervals, String atLeast, boolean perField) {
        private static SilenceView of(Silence silence) {
            return new SilenceView(silence.intervals(), silence.atLeast().toString(), silence.perField());
        }
    }

    /**
     * When the rule is judged at all; absent: always.
     *
     * @param open while the site is open
     * @param when while this CEL expression holds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GateView(boolean open, @Nullable String when) {
        private static @Nullable GateView of(Gate gate) {
            return gate.equals(Gate.ALWAYS)
                    ? null
                    : new GateView(
                            gate.open(),
                            gate.when() == null ? null : gate.when().text());
        }
    }

    static RuleView of(LimitPack pack, LimitEntry limit) {
        var condition = limit.criterion().typical();
        var single = condition instanceof Limit of ? of : null;
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
                ConditionView.of(limit.criterion()),
                single == null ? null : single.threshold(),
                single != null && single.inclusive(),
                limit.criterion().written() instanceof Silence silence ? SilenceView.of(silence) : null,
                text(limit.averaging()),
                single == null ? 0 : single.deadband(),
                GateView.of(limit.gate()),
                limit.onDelay().toString(),
                limit.offDelay().toString(),
                text(limit.priority()),
                Optional.ofNullable(limit.consequence()).map(RuleView::text).orElse(null),
                Optional.ofNullable(limit.respond()).map(RuleView::text).orElse(null),
                limit.latched());
    }

    /** A rule of every family is of each. */
    boolean ofFamily(Family family) {
        return applies.family() == null || applies.family().equals(family.text());
    }

    /** @param text with or without edition: {@code GB 5749} or {@code GB 5749-2022} */
    boolean ofStandard(String text) {
        return text.equals(standard) || text.equals(standard + "-" + edition);
    }

    private static String text(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
