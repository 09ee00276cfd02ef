package health.vigil.custody.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step that must have happened, for a later one was reported, and that nobody has reported.
 *
 * @param from the last step reported before it; absent if there is none
 * @param to   the first step reported after it
 */
public record MissingStep(Step step, @Nullable Instant from, Instant to) {
    static List<MissingStep> of(Leg leg) {
        var missing = new ArrayList<MissingStep>();
        for (var step : Step.REQUIRED) {
            var isOfThisLeg = !leg.begunByReturn() || step.rank() > Step.STORED.rank();
            var isThere = leg.first(
                            event -> event.step().onTheWay() && event.step().rank() == step.rank())
                    .isPresent();
            if (isOfThisLeg && !isThere) {
                leg.reaching(step)
                        .ifPresent(later -> missing.add(new MissingStep(step, before(leg, step), later.at())));
            }
        }
        return missing;
    }

    private static @Nullable Instant before(Leg leg, Step step) {
        return leg.last(event -> event.step() == Step.RETURNED
                                || event.step().onTheWay() && event.step().rank() < step.rank()
                        ? Optional.of(event.at())
                        : Optional.empty())
                .orElse(null);
    }
}
