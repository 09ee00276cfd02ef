package health.vigil.coldchain;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import health.vigil.coldchain.exposure.Excursion;
import health.vigil.coldchain.exposure.Exposure;
import health.vigil.coldchain.exposure.FreezeEvent;
import health.vigil.coldchain.exposure.Gap;
import health.vigil.coldchain.exposure.HeatIndicator;
import health.vigil.coldchain.exposure.Measurement;
import health.vigil.coldchain.exposure.Run;
import health.vigil.coldchain.exposure.Span;
import health.vigil.coldchain.exposure.TimeOutOfRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An exposure as shown; temperatures in °C, times as ISO 8601 durations. */
record ExposureView(
        TimeView above,
        TimeView below,
        @Nullable Extreme coldest,
        @Nullable Extreme warmest,
        @Nullable Double mean,
        @Nullable @Schema(description = "mean kinetic temperature: shows exposure, clears nothing") Double meanKinetic,
        double degreeHoursAbove,
        List<IndicatorView> indicators,
        List<RunView> excursions,
        List<RunView> freezeEvents,
        List<GapView> gaps,
        List<Span> missing,
        @JsonFormat(shape = STRING) Duration proven) {
    private static final double SHOWN = 1e4;

    record TimeView(
            int readings,
            @JsonFormat(shape = STRING) Duration consecutive,
            @JsonFormat(shape = STRING) Duration cumulative) {
        static TimeView of(TimeOutOfRange time) {
            return new TimeView(time.readings(), time.consecutive(), time.cumulative());
        }
    }

    record Extreme(double celsius, Instant at, String device) {
        static Extreme of(Measurement measurement) {
            return new Extreme(measurement.celsius(), measurement.at(), measurement.probe());
        }
    }

    record IndicatorView(
            double celsius,
            @JsonFormat(shape = STRING) Duration limit,
            @JsonFormat(shape = STRING) Duration counted,
            boolean tripped) {
        static IndicatorView of(HeatIndicator.Count count) {
            return new IndicatorView(
                    count.indicator().celsius(), count.indicator().limit(), count.counted(), count.tripped());
        }
    }

    /** @param kind above or below; of a freeze event risk or freeze */
    record RunView(String kind, int leg, Instant from, Instant to, Extreme peak, boolean suspect) {
        static RunView of(Excursion excursion) {
            return of(excursion.direction(), excursion.run());
        }

        static RunView of(FreezeEvent event) {
            return of(event.kind(), event.run());
        }

        private static RunView of(Enum<?> kind, Run run) {
            return new RunView(
                    kind.name().toLowerCase(Locale.ROOT),
                    run.leg(),
                    run.span().from(),
                    run.span().to(),
                    Extreme.of(run.peak()),
                    run.suspect());
        }
    }

    record GapView(int leg, String device, @Nullable String probe, Instant from, Instant to, boolean suspect) {
        static GapView of(Gap gap) {
            return new GapView(
                    gap.leg(),
                    gap.device(),
                    gap.probe(),
                    gap.span().from(),
                    gap.span().to(),
                    gap.suspect());
        }
    }

    static ExposureView of(Exposure exposure) {
        return new ExposureView(
                TimeView.of(exposure.above()),
                TimeView.of(exposure.below()),
                exposure.coldest().map(Extreme::of).orElse(null),
                exposure.warmest().map(Extreme::of).orElse(null),
                shown(exposure.mean()),
                shown(exposure.meanKinetic()),
                shown(exposure.heat().degreeHours()),
                exposure.heat().indicators().stream().map(IndicatorView::of).toList(),
                exposure.excursions().stream().map(RunView::of).toList(),
                exposure.freezeEvents().stream().map(RunView::of).toList(),
                exposure.gaps().stream().map(GapView::of).toList(),
                exposure.missing(),
                exposure.proven());
    }

    private static @Nullable Double shown(OptionalDouble value) {
        return value.isPresent() ? shown(value.getAsDouble()) : null;
    }

    private static double shown(double value) {
        return Math.round(value * SHOWN) / SHOWN;
    }
}
