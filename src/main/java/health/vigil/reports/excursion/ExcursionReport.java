package health.vigil.reports.excursion;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.coldchain.exposure.Exposure;
import health.vigil.coldchain.exposure.Leg;
import health.vigil.coldchain.exposure.Measurement;
import health.vigil.coldchain.exposure.TemperatureRange;
import health.vigil.coldchain.exposure.TimeOutOfRange;
import health.vigil.reports.alarm.AlarmOnRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the temperature of an equipment, or of a consignment on its way, left its range.
 *
 * @param range   °C that the vaccine may have
 * @param mean    °C, weighted by time; absent where nothing was recorded
 * @param meanKineticTemperature likewise: an indicator of exposure, which releases nothing
 * @param legs    where the vaccine was, in order
 * @param measured what was recorded, for the chart
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExcursionReport(
        Journey.Subject subject,
        Instant from,
        Instant to,
        TemperatureRange range,
        List<LimitInForce> limits,
        List<Excess> excursions,
        OutOfRange above,
        OutOfRange below,
        @Nullable Double coldest,
        @Nullable Double warmest,
        @Nullable Double mean,
        @Nullable Double meanKineticTemperature,
        List<Freezing> freezing,
        List<Hole> gaps,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration recorded,
        List<AlarmOnRecord> alarms,
        @JsonIgnore List<Leg> legs,
        @JsonIgnore List<Measurement> measured) {

    /** @param peak °C, farthest out of the range; {@code suspect}: every value of it is in doubt */
    record Excess(
            String direction,
            Instant from,
            Instant to,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Duration duration,
            double peak,
            String device,
            boolean suspect) {}

    record OutOfRange(
            @JsonFormat(shape = JsonFormat.Shape.STRING) Duration total,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Duration longest,
            int readings) {}

    /** @param kind {@code risk} or {@code freeze}; of consequence where the vaccine is sensitive to freezing */
    record Freezing(
            String kind,
            Instant from,
            Instant to,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Duration duration,
            double coldest) {}

    /** @param device whose record is missing; {@code suspect}: there are values, but none free of doubt */
    record Hole(
            Instant from,
            Instant to,
            @JsonFormat(shape = JsonFormat.Shape.STRING) Duration duration,
            String device,
            boolean suspect) {}

    static ExcursionReport of(
            Journey journey, Exposure exposure, List<LimitInForce> limits, List<AlarmOnRecord> alarms) {
        return new ExcursionReport(
                journey.subject(),
                journey.record().journey().from(),
                journey.record().journey().to(),
                journey.requirement().range(),
                limits,
                exposure.excursions().stream()
                        .map(excursion -> new Excess(
                                excursion.direction().name().toLowerCase(Locale.ROOT),
                                excursion.run().span().from(),
                                excursion.run().span().to(),
                                excursion.run().span().length(),
                                excursion.run().peak().celsius(),
                                excursion.run().peak().probe(),
                                excursion.run().suspect()))
                        .toList(),
                outOfRange(exposure.above()),
                outOfRange(exposure.below()),
                exposure.coldest().map(Measurement::celsius).orElse(null),
                exposure.warmest().map(Measurement::celsius).orElse(null),
                exposure.mean().isPresent() ? exposure.mean().getAsDouble() : null,
                exposure.meanKinetic().isPresent() ? exposure.meanKinetic().getAsDouble() : null,
                exposure.freezeEvents().stream()
                        .map(event -> new Freezing(
                                event.kind().name().toLowerCase(Locale.ROOT),
                                event.run().span().from(),
                                event.run().span().to(),
                                event.run().span().length(),
                                event.run().peak().celsius()))
                        .toList(),
                exposure.gaps().stream()
                        .map(gap -> new Hole(
                                gap.span().from(),
                                gap.span().to(),
                                gap.span().length(),
                                gap.probe() == null ? gap.device() : gap.probe(),
                                gap.suspect()))
                        .toList(),
                exposure.proven(),
                alarms,
                journey.record().legs(),
                List.copyOf(journey.record().measurements()));
    }

    private static OutOfRange outOfRange(TimeOutOfRange time) {
        return new OutOfRange(time.cumulative(), time.consecutive(), time.readings());
    }
}
