package health.vigil.bench;

import health.vigil.limits.LimitPacks;
import health.vigil.limits.RuleBooks;
import health.vigil.limits.RuleChanges;
import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.registry.FieldCatalogueFile;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.Consequences;
import health.vigil.rules.DeviceMemory;
import health.vigil.rules.Evaluator;
import health.vigil.rules.OpeningHours;
import health.vigil.rules.SiteMemory;
import health.vigil.rules.StateEvents;
import health.vigil.telemetry.Channel;
import health.vigil.telemetry.Decoders;
import health.vigil.telemetry.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decoding and judging by the shipped limits, in one thread and without broker or database. */
final class JudgementAlone implements Consequences {
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final int BETWEEN_LOOKS = 1_000;
    private static final String DEVICE = "outlet";

    private final Decoders decoders;
    private final Evaluator evaluator;
    private final Instant start = Instant.parse("2026-11-01T00:00:00Z");
    private long minute;
    private long changes;

    private JudgementAlone() {
        var catalogue = FieldCatalogueFile.load();
        var device = new Device(
                1,
                DEVICE,
                "works",
                "440203",
                Family.DRINKING_WATER,
                "plant_outlet",
                null,
                "free_chlorine",
                Duration.ofMinutes(1),
                Map.of(),
                null,
                OpeningHours.ALWAYS,
                Set.of());
        decoders = new Decoders(catalogue, new Decoders.Limits(65_536, Duration.ofMinutes(5), Duration.ofHours(24)));
        evaluator = new Evaluator(new StateEvents(catalogue));
        evaluator.bind(
                new RuleBooks(LimitPacks.shipped(catalogue), () -> RuleChanges.NONE, () -> Duration.ofMinutes(15))
                        .of(List.of(device)),
                start,
                this);
    }

    static void measure(Duration duration, Figures figures) {
        Progress.say("decoding and judging alone");
        var judgement = new JudgementAlone();
        judgement.run(WARM_UP);
        var rate = judgement.run(duration.compareTo(MOST) < 0 ? duration : MOST);
        if (judgement.changes != 0) {
            throw new IllegalStateException("values inside all limits changed alarms: " + judgement.changes);
        }
        figures.add(
                Raw.SETUP,
                "decoding and judging messages of %d values, one thread".formatted(Load.VALUES),
                "%,.0f messages/s = %.1f µs a message",
                rate,
                1e6 / rate);
    }

    private double run(Duration duration) {
        var began = System.nanoTime();
        var messages = 0L;
        var elapsed = 0L;
        while (elapsed < duration.toNanos()) {
            for (var i = 0; i < BETWEEN_LOOKS; i++) {
                judge(next());
            }
            messages += BETWEEN_LOOKS;
            elapsed = System.nanoTime() - began;
        }
        return messages / (elapsed / 1e9);
    }

    private Frame next() {
        var at = start.plusSeconds(60 * minute++);
        var payload = "{\"at\":" + at.toEpochMilli() + ",\"seq\":" + minute
                + ",\"values\":{\"free_chlorine\":0.61,\"ph\":7.24,\"turbidity\":0.21,\"water_temp\":18.93,"
                + "\"conductivity\":274.11}}";
        return new Frame(DEVICE, Channel.TELEMETRY, payload.getBytes(StandardCharsets.UTF_8), null, at, false);
    }

    private void judge(Frame frame) {
        evaluator.judge(DEVICE, decoders.decode(frame, Map.of()).readings(), frame.receivedAt(), this);
    }

    @Override
    public void change(AlarmChange change) {
        changes++;
    }

    @Override
    public void device(DeviceMemory device) {}

    @Override
    public void site(SiteMemory site) {}
}
