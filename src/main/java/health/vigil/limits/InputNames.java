package health.vigil.limits;

import health.vigil.rules.Expression.Scope;
import health.vigil.rules.Input;
import health.vigil.rules.Input.Aspect;
import health.vigil.web.Nearest;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the names in an expression mean: {@code turbidity}, {@code turbidity_change_30m}, {@code turbidity_mean_1h},
 * {@code door_open_held}; in the scope of a site each after its sampling point, {@code outfall.flow}.
 */
record InputNames(Fields fields, Scope scope, Set<String> samplingPoints) {
    private static final Pattern OVER_TIME = Pattern.compile("(.+)_(change|mean)_(\\d{1,5})([mh])");
    private static final String HELD = "_held";
    private static final Duration LONGEST = Duration.ofDays(7);

    /** A name without a sampling point. */
    Input ofDevice(String name) {
        Keys.check(
                scope == Scope.DEVICE,
                "%s: with scope: site a name is written sampling_point.field, for instance %s.%s"
                        .formatted(
                                name,
                                samplingPoints.stream().sorted().findFirst().orElse("outfall"),
                                name));
        return input(name, null, name);
    }

    /** {@code point.name}. */
    Input ofSite(String point, String name) {
        var written = point + "." + name;
        Keys.check(
                scope == Scope.SITE, "%s: a sampling point belongs to scope: site; write %s".formatted(written, name));
        Keys.check(
                samplingPoints.contains(point),
                "%s is not a sampling point of this family%s".formatted(point, Nearest.hint(point, samplingPoints)));
        return input(written, point, name);
    }

    private Input input(String written, @Nullable String point, String name) {
        if (fields.catalogue().named(name).isPresent()) {
            return new Input(written, point, name, Aspect.VALUE, Duration.ZERO);
        }
        if (name.endsWith(HELD)) {
            var field = known(name.substring(0, name.length() - HELD.length()));
            return new Input(written, point, field, Aspect.HELD, Duration.ZERO);
        }
        var overTime = OVER_TIME.matcher(name);
        if (overTime.matches()) {
            var aspect = overTime.group(2).equals("change") ? Aspect.CHANGE : Aspect.MEAN;
            var number = Long.parseLong(overTime.group(3));
            var window = overTime.group(4).equals("m") ? Duration.ofMinutes(number) : Duration.ofHours(number);
            Keys.check(
                    !window.isZero() && window.compareTo(LONGEST) <= 0,
                    name + ": the time must be between 1m and " + LONGEST.toHours() + "h");
            return new Input(written, point, known(overTime.group(1)), aspect, window);
        }
        return new Input(written, point, known(name), Aspect.VALUE, Duration.ZERO);
    }

    private String known(String field) {
        return fields.named(field).name();
    }
}
