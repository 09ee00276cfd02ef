package health.vigil.limits;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import health.vigil.registry.Device;
import health.vigil.registry.Family;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
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
                                applies.family().text(),
                                point,
                                facility,
                                disinfectant,
                                limit.measured().orElse(""),
                                direction(limit),
                                number(limit),
                                limit.inclusive() || limit.storageClock() != null,
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
                inclusive,
                legal,
                standard,
                clause);
    }

    /** A device that this row is about; where any would do, one that names nothing. */
    Device device() {
        var of = Family.of(family).orElseThrow();
        return device(of, samplingPoint, named(facilityClass), named(disinfectant), Duration.ofMinutes(1));
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
                Map.of());
    }

    private static @Nullable String named(String cell) {
        return cell.equals("*") ? null : cell;
    }

    private static Stream<String> orAny(Collection<String> words) {
        return (words.isEmpty() ? Set.of("*") : words).stream();
    }

    private static String direction(LimitEntry limit) {
        if (limit.above() != null) {
            return "above";
        }
        if (limit.below() != null) {
            return "below";
        }
        return limit.storageClock() != null ? "storage_clock" : "silence";
    }

    private static BigDecimal number(LimitEntry limit) {
        if (limit.above() != null) {
            return BigDecimal.valueOf(limit.above());
        }
        if (limit.below() != null) {
            return BigDecimal.valueOf(limit.below());
        }
        return limit.storageClock() != null
                ? BigDecimal.valueOf(limit.storageClock().toHours())
                : BigDecimal.valueOf(limit.silence().intervals());
    }
}
