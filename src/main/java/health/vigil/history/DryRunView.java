package health.vigil.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import health.vigil.web.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dry run as the API tells it.
 *
 * @param state  {@code running}, {@code finished}, {@code cancelled} or {@code failed}
 * @param reason why it failed
 * @param by     who started it
 * @param result once it is finished
 */
@JsonInclude
record DryRunView(
        UUID id,
        String rule,
        JsonNode draft,
        Instant from,
        Instant to,
        String by,
        Instant startedAt,
        String state,
        @Nullable String reason,
        Progress progress,
        @Nullable Result result) {

    /** @param readings judged so far, by both versions */
    record Progress(int devicesDone, int devicesTotal, long readings) {}

    /**
     * What came of it.
     *
     * @param elapsed ISO 8601
     * @param differing devices, or sites, whose alarms differ
     * @param devices   a page of them
     */
    record Result(
            DryRun.Totals totals,
            long readings,
            long readingsPerSecond,
            String elapsed,
            int differing,
            Page<DeviceView> devices) {}

    /**
     * One device or site; the lists hold the first hundred, the totals count all.
     *
     * @param device registry id of the device, or of the site for what concerns all of it
     */
    record DeviceView(
            String device,
            int unchanged,
            int addedTotal,
            int lostTotal,
            int changedTotal,
            List<Comparison.Span> added,
            List<Comparison.Span> lost,
            List<Comparison.Change> changed) {
        private static final int SHOWN = 100;

        static DeviceView of(String device, Comparison comparison) {
            return new DeviceView(
                    device,
                    comparison.unchanged(),
                    comparison.added().size(),
                    comparison.lost().size(),
                    comparison.changed().size(),
                    first(comparison.added()),
                    first(comparison.lost()),
                    first(comparison.changed()));
        }

        private static <T> List<T> first(List<T> all) {
            return List.copyOf(all.subList(0, Math.min(all.size(), SHOWN)));
        }
    }

    /** Where a run stands at one moment. */
    record Summary(
            DryRun.State state,
            @Nullable String reason,
            Instant startedAt,
            Duration elapsed,
            int devicesDone,
            long readings,
            DryRun.Totals totals,
            int differing) {}

    /** @param devices a page of those that differ, if the run is finished */
    static DryRunView of(DryRun run, @Nullable Page<DeviceView> devices) {
        var request = run.request();
        var summary = run.summary();
        return new DryRunView(
                run.id(),
                request.rule(),
                request.changes(),
                request.range().from(),
                request.range().to(),
                request.user(),
                summary.startedAt(),
                summary.state().name().toLowerCase(Locale.ROOT),
                summary.reason(),
                new Progress(summary.devicesDone(), request.devices().size(), summary.readings()),
                devices == null ? null : result(summary, devices));
    }

    private static Result result(Summary summary, Page<DeviceView> devices) {
        var millis = Math.max(1, summary.elapsed().toMillis());
        return new Result(
                summary.totals(),
                summary.readings(),
                summary.readings() * 1000 / millis,
                Duration.ofMillis(millis).toString(),
                summary.differing(),
                devices);
    }
}
