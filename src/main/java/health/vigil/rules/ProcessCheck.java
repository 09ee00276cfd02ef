package health.vigil.rules;

import static health.vigil.rules.ProcessCheck.Parameter.AFTER;
import static health.vigil.rules.ProcessCheck.Parameter.FACTOR;
import static health.vigil.rules.ProcessCheck.Parameter.KG;
import static health.vigil.rules.ProcessCheck.Parameter.METRES;
import static health.vigil.rules.ProcessCheck.Parameter.SHARE;
import static health.vigil.rules.ProcessCheck.Parameter.WORKING_DAYS;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something about the way of waste or vaccine that must not be. No single reading shows it: the folds of custody and cold
 * chain judge it, not the {@link Evaluator}.
 *
 * @param kind        what is looked at; decides which of the others are given
 * @param after       age or time at which the rule is broken, positive
 * @param workingDays deadline in working days 工作日, positive; it ends with the last of them, Beijing time
 * @param kg          tolerated difference in weight, of which the greater of this and {@code share} counts
 * @param share       tolerated difference as a share, 0.02 for 2 %
 * @param metres      tolerated distance
 * @param factor      tolerated multiple of what was planned, above 1
 */
public record ProcessCheck(
        Kind kind,
        @Nullable Duration after,
        @Nullable Integer workingDays,
        @Nullable Double kg,
        @Nullable Double share,
        @Nullable Double metres,
        @Nullable Double factor)
        implements Condition {
    private static final double SECONDS_PER_HOUR = 3600;

    public ProcessCheck {
        var given = EnumSet.noneOf(Parameter.class);
        note(given, AFTER, after, after == null || !after.isNegative() && !after.isZero());
        note(given, WORKING_DAYS, workingDays, workingDays == null || workingDays > 0);
        note(given, KG, kg, kg == null || kg >= 0);
        note(given, SHARE, share, share == null || share >= 0 && share < 1);
        note(given, METRES, metres, metres == null || metres >= 0);
        note(given, FACTOR, factor, factor == null || factor > 1);
        if (!given.equals(kind.parameters)) {
            throw new IllegalArgumentException(
                    "process: %s needs %s, not %s".formatted(kind.text(), names(kind.parameters), names(given)));
        }
    }

    /** A check without numbers. */
    public static ProcessCheck of(Kind kind) {
        return new ProcessCheck(kind, null, null, null, null, null, null);
    }

    /** A clock. */
    public static ProcessCheck of(Kind kind, Duration after) {
        return new ProcessCheck(kind, after, null, null, null, null, null);
    }

    /** Of a kind that has a clock. */
    public Duration time() {
        return Objects.requireNonNull(after, kind.text());
    }

    /** Of a kind that has a deadline in working days. */
    public int days() {
        return Objects.requireNonNull(workingDays, kind.text());
    }

    /** What a breach's value is compared with, in {@link #unit}; absent where there is no such number. */
    public @Nullable Double limit() {
        if (after != null) {
            return after.toSeconds() / SECONDS_PER_HOUR;
        }
        if (workingDays != null) {
            return workingDays.doubleValue();
        }
        return metres != null ? metres : share != null ? share : factor;
    }

    /** {@code h} for clocks, {@code d} for working days, {@code m} for distances, {@code 1} for shares and for all else. */
    public String unit() {
        return after != null ? "h" : workingDays != null ? "d" : metres != null ? "m" : "1";
    }

    private static void note(Set<Parameter> given, Parameter parameter, @Nullable Object value, boolean sound) {
        if (!sound) {
            throw new IllegalArgumentException("process: %s can't be %s".formatted(parameter.text(), value));
        }
        if (value != null) {
            given.add(parameter);
        }
    }

    private static String names(Set<Parameter> parameters) {
        return parameters.isEmpty()
                ? "no number"
                : parameters.stream().map(Parameter::text).collect(Collectors.joining(" and "));
    }

    /** A number that a check needs. */
    enum Parameter {
        AFTER,
        WORKING_DAYS,
        KG,
        SHARE,
        METRES,
        FACTOR;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What can be looked at. */
    public enum Kind {
        /** A waste container has been in the institution for so long; a re-scan never restarts it. */
        STORE_AGE(AFTER),
        /** Packed in a ward and not collected. */
        UNCOLLECTED(AFTER),
        /** Nothing was fetched from an institution that has waste in store. */
        COLLECTION_INTERVAL(AFTER),
        /** On the road for longer than planned. */
        TRANSIT_OVERRUN(FACTOR),
        /** Arrived at the plant and not confirmed. */
        UNCONFIRMED(WORKING_DAYS),
        /** Untreated at the plant, stored at 5 °C or above. */
        PLANT_AGE(AFTER),
        /** Untreated at the plant, stored below 5 °C. */
        PLANT_AGE_COLD(AFTER),
        /** Untreated at a plant in a remote area, disinfected and stored below 5 °C. */
        PLANT_AGE_REMOTE(AFTER),
        /** A vehicle or bin was used and not washed. */
        UNWASHED(AFTER),
        /** The weights of one container differ. */
        CONTAINER_BALANCE(KG, SHARE),
        /** What was loaded and what arrived differ. */
        TRIP_BALANCE(SHARE),
        /** What a plant accepted is neither treated nor in its stock. */
        PLANT_BALANCE(SHARE),
        LEFT_WITHOUT_ENTERING,
        /** One label on two containers at a time. */
        ACTIVE_TWICE,
        /** A label is used again after its container was treated. */
        LABEL_REUSED,
        SEAL_BROKEN,
        CONTAINER_LOST,
        CONTAINER_LEAKED,
        CONTAINER_REJECTED,
        SCALE_UNCALIBRATED,
        /** An event names a previous one that nobody has reported. */
        CHAIN_BROKEN,
        /** A department is open and hands over nothing. */
        NO_WASTE(AFTER),
        /** Weight per bed and day outside what is usual there. */
        GENERATION_BAND(SHARE),
        /** A vehicle stands where it has no business. */
        STOP_OUTSIDE(AFTER),
        /** A vehicle's box is open where it has no business. */
        DOOR_OUTSIDE(AFTER),
        OFF_CORRIDOR(METRES),
        /** Waste is on the road without a manifest. */
        MANIFEST_MISSING,
        MANIFEST_UNCONFIRMED(WORKING_DAYS),
        /** A paper manifest was not entered electronically. */
        MANIFEST_BACKFILL(WORKING_DAYS),
        MANIFEST_MISMATCH,
        /** Fewer than two signed readings on a day, or too close together. */
        MANUAL_READINGS(AFTER),
        CALIBRATION_DUE(AFTER),
        LOGGING_STORAGE(AFTER),
        LOGGING_TRANSPORT(AFTER),
        LOGGING_OUT_OF_RANGE(AFTER),
        /** The temperature record of a consignment has a gap. */
        CONSIGNMENT_GAP,
        CONSIGNMENT_EXCURSION,
        CONSIGNMENT_FREEZE;

        private final Set<Parameter> parameters;

        Kind(Parameter... parameters) {
            var needed = EnumSet.noneOf(Parameter.class);
            needed.addAll(Arrays.asList(parameters));
            this.parameters = Collections.unmodifiableSet(needed);
        }

        /** As written in packs, for instance {@code store_age}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text().equals(text))
                    .findFirst();
        }
    }
}
