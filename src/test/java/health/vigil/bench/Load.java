package health.vigil.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The device simulator's load: a constant rate of messages with five values each, QoS 1. */
final class Load {
    static final int VALUES = 5;
    private static final Path JAR =
            Workplace.TARGET.resolveSibling("device-simulator").resolve("target/vigil-simulator.jar");
    /** For its start, its thousand connections and its last acknowledgements. */
    private static final Duration OVERHEAD = Duration.ofSeconds(90);

    private final Child process;
    private final Path report;
    private final Duration most;

    private Load(Child process, Path report, Duration most) {
        this.process = process;
        this.report = report;
        this.most = most;
    }

    /** What the load generator counted itself. */
    record Report(long sent, long acknowledged, long notSent, int lostConnections, double cpuSeconds) {}

    /**
     * Starts it.
     *
     * @param rate messages a second over all devices
     * @param inFlight messages that one device may have unacknowledged
     */
    static Load start(Workplace workplace, Path credentials, int mqttPort, int rate, Duration duration, int inFlight) {
        var report = workplace.folder().resolve("load-%d.json".formatted(System.nanoTime()));
        var process = workplace.java(
                "load generator",
                List.of(
                        "-jar",
                        JAR.toString(),
                        "load",
                        "--devices=" + Fleet.LOAD_DEVICES,
                        "--rate=" + rate,
                        "--duration=" + duration.toSeconds() + "s",
                        "--values=" + VALUES,
                        "--in-flight=" + inFlight,
                        "--credentials=" + credentials,
                        "--mqtt=mqtt://127.0.0.1:" + mqttPort,
                        "--json-out=" + report),
                Map.of());
        return new Load(process, report, duration.plus(OVERHEAD));
    }

    boolean running() {
        return process.running();
    }

    Report await() {
        if (!Wait.within(most, () -> !process.running())) {
            throw process.failed("did not end within " + most.toSeconds() + " s");
        }
        try {
            return report(new ObjectMapper().readTree(report.toFile()));
        } catch (IOException e) {
            throw process.failed("left no report");
        }
    }

    private static Report report(JsonNode json) {
        return new Report(
                json.required("sent").asLong(),
                json.required("acknowledged").asLong(),
                json.required("not_sent").asLong(),
                json.required("lost_connections").asInt(),
                json.required("cpu_seconds").asDouble());
    }
}
