package health.vigil.limits;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.rules.Condition;
import health.vigil.rules.DailyMean;
import health.vigil.rules.Dose;
import health.vigil.rules.Limit;
import health.vigil.rules.MaintenanceOverrun;
import health.vigil.rules.OpeningHours;
import health.vigil.rules.Outage;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.TimeOutOfRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of expectations.csv, which is written from the standards and not from the packs. A star means any. */
record Expectation(
        String family,
        @JsonProperty("sampling_point") String samplingPoint,
        @JsonProperty("facility_class") String facilityClass,
        String disinfectant,
        String field,
        String direction,
        BigDecimal limit,
        String over,
        boolean inclusive,
        boolean legal,
        String standard,
        String clause) {

    static List<Expectation> all() {
        return csv("expectations.csv", Expectation.class);
    }

    static <T> List<T> csv(String name, Class<T> type) {
        var schema = CsvSchema.emptySchema().withHeader();
        try (var in = Expectation.class.getResourceAsStream("/limits/" + name);
                MappingIterator<T> rows =
                        new CsvMapper().readerFor(type).with(schema).readValues(in)) {
            return rows.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The rows that a limit of a pack stands for: one for every combination of what it applies to. */
    static Stream<Expectation> of(LimitPack pack, LimitEntry limit) {
        var applies = limit.applies();
        return orAny(applies.samplingPoint())
                .flatMap(point -> orAny(applies.facilityClass()).flatMap(facility -> orAny(applies.disinfectant())
                        .map(disinfectant -> new Expectation(
                                applies.family() == null
                                        ? "*"
                                        : applies.family().text(),
                                point,
                                facility,
                                disinfectant,
                                limit.measured().orElse(""),
                                direction(limit),
                                number(limit),
                                Over.of(limit.criterion().typical()).text(),
                                isInclusive(limit),
                                pack.legal(),
                                pack.citation(),
                                limit.clause()))));
    }

    /** Numbers are compared by value: 7.0 is 7. */
    Expectation normalised() {
        return new Expectation(
                family,
                samplingPoint,
                facilityClass,
                disinfectant,
                field,
                direction,
                new BigDecimal(limit.stripTrailingZeros().toPlainString()),
                over,
                inclusive,
                legal,
                standard,
                clause);
    }

    /** A device that this row is about; where any would do, one that names nothing. */
    Device device(Duration interval) {
        var of = Family.of(family).orElseThrow();
        return device(of, samplingPoint, named(facilityClass), named(disinfectant), interval);
    }

    static Device device(
            Family family,
            String samplingPoint,
            @Nullable String facilityClass,
            @Nullable String disinfectant,
            Duration interval) {
        return new Device(
                1,
                "device-1",
                "site",
                "440203",
                family,
                samplingPoint,
                facilityClass,
                disinfectant,
                interval,
                Map.of(),
                null,
                OpeningHours.ALWAYS,
                Set.of());
    }

    private static @Nullable String named(String cell) {
        return cell.equals("*") ? null : cell;
    }

    private static Stream<String> orAny(Collection<String> words) {
        return (words.isEmpty() ? Set.of("*") : words).stream();
    }

    private static String direction(LimitEntry limit) {
        var bound = bound(limit.criterion().typical());
        return bound != null
                ? bound.direction().name().toLowerCase(Locale.ROOT)
                : limit.criterion().typical() instanceof Dose
                        ? "above"
                        : limit.criterion().typical() instanceof ProcessCheck check
                                ? check.kind().text()
                                : limit.criterion().type();
    }

    private static BigDecimal number(LimitEntry limit) {
        var condition = limit.criterion().typical();
        var bound = bound(condition);
        if (bound != null) {
            return BigDecimal.valueOf(bound.threshold());
        }
        if (condition instanceof Dose dose) {
            return BigDecimal.valueOf(dose.most());
        }
        if (condition instanceof ProcessCheck check) {
            return check.limit() == null ? BigDecimal.ZERO : BigDecimal.valueOf(check.limit());
        }
        if (condition instanceof MaintenanceOverrun overrun) {
            return BigDecimal.valueOf(overrun.cap().toHours());
        }
        if (condition instanceof Outage outage) {
            return BigDecimal.valueOf(outage.least());
        }
        return limit.criterion().written() instanceof Silence silence
                ? BigDecimal.valueOf(silence.intervals())
                : BigDecimal.ZERO;
    }

    private static boolean isInclusive(LimitEntry limit) {
        var condition = limit.criterion().typical();
        var bound = bound(condition);
        return bound != null ? bound.inclusive() : condition instanceof ProcessCheck || condition instanceof Outage;
    }

    private static @Nullable Limit bound(Condition condition) {
        if (condition instanceof DailyMean mean) {
            return mean.limit();
        }
        if (condition instanceof TimeOutOfRange time) {
            return time.limit();
        }
        return condition instanceof Limit limit ? limit : null;
    }

    /** Over what time the number of a row is meant. */
    enum Over {
        EACH_VALUE,
        DAILY_MEAN,
        TIME_IN_SUM,
        SEVEN_DAYS,
        NOTHING;

        static Over of(Condition condition) {
            if (condition instanceof DailyMean) {
                return DAILY_MEAN;
            }
            if (condition instanceof TimeOutOfRange) {
                return TIME_IN_SUM;
            }
            if (condition instanceof Dose) {
                return SEVEN_DAYS;
            }
            return condition instanceof Limit ? EACH_VALUE : NOTHING;
        }

        static Over of(String text) {
            return valueOf(text.replace(' ', '_').toUpperCase(Locale.ROOT));
        }

        String text() {
            return name().replace('_', ' ').toLowerCase(Locale.ROOT);
        }
    }
}
