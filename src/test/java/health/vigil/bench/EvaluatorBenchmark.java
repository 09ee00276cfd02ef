package health.vigil.bench;

import health.vigil.limits.LimitPacks;
import health.vigil.limits.RuleBooks;
import health.vigil.limits.RuleChanges;
import health.vigil.registry.Device;
import health.vigil.registry.FieldCatalogueFile;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.Consequences;
import health.vigil.rules.DeviceMemory;
import health.vigil.rules.Evaluator;
import health.vigil.rules.SiteMemory;
import health.vigil.rules.StateEvents;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Judging by all shipped rules, a message of five values a minute from each device in turn; one operation is a reading. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EvaluatorBenchmark implements Consequences {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final double[] VALUES = {0.61, 7.24, 0.21, 18.93, 274.11};

    /** How many devices there are: what one reading costs must not depend on it. */
    @Param({"100", "10000"})
    public int devices;

    /** Of which kind: with nothing but limits, or with windows, daily means and expressions as well. */
    @Param({"drinking_water", "medical_wastewater"})
    public String family;

    private final List<Field> fields = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private Evaluator evaluator;
    private long messages;
    private long changes;

    @Setup
    public void prepare() {
        var catalogue = FieldCatalogueFile.load();
        var kind = Kind.of(family);
        kind.fields().forEach(name -> fields.add(catalogue.named(name).orElseThrow()));
        var registered = new ArrayList<Device>();
        for (var key = 1; key <= devices; key++) {
            registered.add(kind.device(key));
            ids.add("device-" + key);
        }
        evaluator = new Evaluator(new StateEvents(catalogue));
        evaluator.bind(
                new RuleBooks(LimitPacks.shipped(catalogue), () -> RuleChanges.NONE, () -> Duration.ofMinutes(15))
                        .of(registered),
                START,
                this);
    }

    @Benchmark
    @OperationsPerInvocation(5)
    public long judge() {
        var device = ids.get((int) (messages % devices));
        var at = START.plusSeconds(60 * (messages / devices));
        var wave = 1 + (messages / devices % 7) * 0.001; // nature never stands still
        messages++;
        var readings = new ArrayList<Reading>(VALUES.length);
        for (var i = 0; i < VALUES.length; i++) {
            readings.add(new Reading(fields.get(i), at, VALUES[i] * wave, Flags.NONE));
        }
        evaluator.heard(device, at, this);
        evaluator.judge(device, readings, at, this);
        return changes;
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
