package health.vigil.limits;

import health.vigil.registry.Family;
import health.vigil.rules.Dose;
import health.vigil.rules.Expression.Scope;
import health.vigil.rules.FlatLine;
import health.vigil.rules.Input;
import health.vigil.rules.Limit;
import health.vigil.rules.MaintenanceOverrun;
import health.vigil.rules.Outage;
import health.vigil.rules.RateOfChange;
import health.vigil.rules.Shift;
import health.vigil.rules.Spike;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which a limit says what it looks for, of which it has one.
 *
 * @param above     highest value that is allowed, in {@code unit}
 * @param below     lowest value that is allowed, in {@code unit}
 * @param inclusive of above and below: the number itself is already a violation
 * @param deadband  of above and below: how far back inside a value must come to count as returned, in {@code unit}
 * @param scope     of an expression; {@code device} if absent
 */
record WrittenCondition(
        @Nullable Double above,
        @Nullable Double below,
        boolean inclusive,
        double deadband,
        @Nullable RateOfChange rateOfChange,
        @Nullable Spike spike,
        @Nullable FlatLine flatLine,
        @Nullable WrittenParked parked,
        @Nullable WrittenMean mean,
        @Nullable WrittenDailyMean dailyMean,
        @Nullable WrittenTimeOutOfRange timeOutOfRange,
        @Nullable Dose dose,
        @Nullable Shift shift,
        @Nullable String expression,
        @Nullable Scope scope,
        @Nullable Silence silence,
        @Nullable WrittenProcess process,
        @Nullable MaintenanceOverrun maintenance,
        @Nullable Outage outage) {
    private static final String KINDS = "above, below, rate_of_change, spike, flat_line, parked, mean, daily_mean,"
            + " time_out_of_range, dose, shift, expression, silence, process, maintenance, outage";

    Criterion criterion(ExpressionCompiler compiler, @Nullable Family family) {
        var given = given(compiler, family);
        Keys.check(given.size() == 1, KINDS + ": exactly one is needed, not " + given.size());
        var watchesLimit = above != null || below != null;
        Keys.check(watchesLimit || (!inclusive && deadband == 0), "inclusive, deadband: belong to above and below");
        Keys.check(expression != null || scope == null, "scope: belongs to expression only");
        return given.get(0);
    }

    /** The field by which a mean is weighted. */
    @Nullable
    String weight() {
        return mean != null ? mean.weight() : dailyMean != null ? dailyMean.weight() : null;
    }

    private List<Criterion> given(ExpressionCompiler compiler, @Nullable Family family) {
        var given = new ArrayList<Criterion>();
        if (above != null) {
            given.add(onSingleValues("above", Bound.of("", above, null, inclusive, deadband)));
        }
        if (below != null) {
            given.add(onSingleValues("below", Bound.of("", null, below, inclusive, deadband)));
        }
        addOverTime(given);
        addOfDevice(given);
        if (expression != null) {
            given.add(expression(expression, compiler, family));
        }
        return given;
    }

    private void addOverTime(List<Criterion> given) {
        if (rateOfChange != null) {
            given.add(Criterion.of("rate_of_change", rateOfChange));
        }
        if (spike != null) {
            given.add(Criterion.of("spike", spike));
        }
        if (flatLine != null) {
            given.add(Criterion.of("flat_line", flatLine));
        }
        if (parked != null) {
            given.add(Criterion.of("parked", parked, parked.condition()));
        }
        if (mean != null) {
            given.add(new Criterion("mean", mean, mean::of));
        }
        if (dailyMean != null) {
            given.add(new Criterion("daily_mean", dailyMean, dailyMean::of));
        }
        if (timeOutOfRange != null) {
            given.add(Criterion.of("time_out_of_range", timeOutOfRange, timeOutOfRange.condition()));
        }
        if (dose != null) {
            given.add(Criterion.of("dose", dose));
        }
        if (shift != null) {
            given.add(Criterion.of("shift", shift));
        }
    }

    private void addOfDevice(List<Criterion> given) {
        if (silence != null) {
            given.add(new Criterion("silence", silence, silence::of));
        }
        if (process != null) {
            given.add(Criterion.of("process", process, process.condition()));
        }
        if (maintenance != null) {
            given.add(Criterion.of("maintenance", maintenance));
        }
        if (outage != null) {
            given.add(Criterion.of("outage", outage));
        }
    }

    private static Criterion onSingleValues(String type, Limit limit) {
        var written =
                Map.of("threshold", limit.threshold(), "inclusive", limit.inclusive(), "deadband", limit.deadband());
        return Criterion.of(type, written, limit);
    }

    private Criterion expression(String text, ExpressionCompiler compiler, @Nullable Family family) {
        var within = Objects.requireNonNullElse(scope, Scope.DEVICE);
        var compiled = compiler.compile("expression", text, within, family);
        var inputs = compiled.inputs().stream().map(Input::name).toList();
        return Criterion.of("expression", Map.of("text", text, "scope", within, "inputs", inputs), compiled);
    }
}
