package health.vigil.coldchain.exposure;

import org.jspecify.annotations.Nullable;

/**
 * A ground for a proposal, with where and when.
 *
 * @param leg     position of the leg; absent where it concerns no single one
 * @param device  the equipment, or the probe of it
 * @param span    absent where it concerns no time
 * @param celsius the peak of an excursion or freeze event, or the temperature of an indicator
 */
public record Reason(
        Ground ground, @Nullable Integer leg, @Nullable String device, @Nullable Span span, @Nullable Double celsius) {
    static Reason of(Ground ground) {
        return new Reason(ground, null, null, null, null);
    }

    static Reason during(Ground ground, Span span) {
        return new Reason(ground, null, null, span, null);
    }

    static Reason at(Ground ground, Leg leg) {
        return new Reason(ground, leg.position(), leg.equipment().device(), leg.span(), null);
    }

    static Reason of(Ground ground, Run run) {
        return new Reason(
                ground, run.leg(), run.peak().probe(), run.span(), run.peak().celsius());
    }
}
