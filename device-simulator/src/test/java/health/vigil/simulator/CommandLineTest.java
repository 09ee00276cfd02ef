package health.vigil.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import health.vigil.simulator.broker.TestBroker;
import health.vigil.simulator.broker.TestSubscriber;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"run", "replay", "load", "receive", "scenarios"})
    void everyCommandExplainsItself(String command) {
        assertThat(execute(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: vigil-simulator " + command);
    }

    @Test
    void scenariosExplainsEveryFault() {
        assertThat(execute("scenarios")).isZero();
        assertThat(out.toString()).contains("demo", "quarantine", "over_limit", "overdue_container", "absurd_time");
    }

    @Test
    void mistakesOfUseGiveExitCodeTwoAndSayWhatToDo() {
        assertThat(execute("load", "--devices", "99", "--rate", "1", "--credentials", "examples/devices.csv"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("lower --devices");
        assertThat(execute("receive")).isEqualTo(2);
        assertThat(execute("receive", "--secret", "whsec_not base64")).isEqualTo(2);
        assertThat(err.toString()).contains("must be base64");
        assertThat(execute("run", "--registry", "examples/registry.yaml", "--credentials", "x", "--mqtt", "http://x"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("only mqtt:// is supported");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--misbehave politely | use slow, 500, 429, 410, redirect, drop or body",
                "--misbehave 500 --delay 5s | --delay goes with --misbehave slow, not with 500",
                "--misbehave slow --retry-after 5 | --retry-after goes with --misbehave 429 or 500, not with slow",
                "--misbehave slow --delay soon | write for instance 20s",
                "--misbehave slow --delay 0s | --delay must be longer than nothing",
                "--misbehave body --code 0 | --code 0 means success",
                "--misbehave 500 --first 0 | --first must be 1 or more",
                "--misbehave 429 --retry-after -1 | --retry-after is a number of seconds",
                "--first 3 | Missing required argument(s): --misbehave"
            })
    void wrongWaysToMisbehaveAreAnsweredWithWhatToDo(String options, String answer) {
        var words = ("receive --secret MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw " + options).split(" ");

        assertThat(execute(words)).isEqualTo(2);
        assertThat(err.toString()).contains(answer);
    }

    @Test
    void anEmptySecretFileIsAnsweredWithWhatToDo() throws Exception {
        var file = Files.writeString(folder.resolve("secrets"), "\n\n");

        assertThat(execute("receive", "--secret-file", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("is empty; write one secret a line into it");
    }

    @Test
    void aMissingFileGivesExitCodeOneAndItsName() {
        assertThat(execute("run", "--registry", "no.yaml", "--credentials", "no.csv"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot read the registry file no.yaml: there is no such file");
    }

    @Test
    void replayReportsWhatItReadAndSent() throws Exception {
        var csv = Files.writeString(
                folder.resolve("a.csv"),
                "time,ph,event\n2026-01-01T00:00:00,7.1,x\n2026-01-01T00:01:00,,x\n2026-01-01T00:02:00,7.2,x\n");
        try (var broker = TestBroker.start();
                var subscriber = new TestSubscriber(broker)) {
            var code = execute(
                    "replay",
                    "--csv",
                    csv.toString(),
                    "--device",
                    "dw-1",
                    "--username",
                    "u",
                    "--password",
                    "p",
                    "--mqtt",
                    broker.url(),
                    "--map",
                    "ph=ph",
                    "--ignore",
                    "event",
                    "--factor",
                    "max",
                    "--shift-to",
                    "2026-11-22T08:00:00+08:00");

            assertThat(code).isZero();
            assertThat(out.toString().lines().map(line -> line.replaceAll("\\s+", " ")))
                    .contains("rows read 3", "rows without value 1 (not sent)", "messages sent 2", "acknowledged 2");
            Awaitility.await().until(() -> subscriber.on("dw-1/telemetry").size() == 2);
            assertThat(subscriber.on("dw-1/telemetry"))
                    .extracting(TestSubscriber.Received::text)
                    .containsExactly(
                            "{\"at\":\"2026-11-22T08:00:00+08:00\",\"seq\":1,\"values\":{\"ph\":7.1}}",
                            "{\"at\":\"2026-11-22T08:02:00+08:00\",\"seq\":2,\"values\":{\"ph\":7.2}}");
        }
    }

    @Test
    void loadWritesItsResultsAsJson() throws Exception {
        var file = folder.resolve("load.json");
        try (var broker = TestBroker.start()) {
            var code = execute(
                    "load",
                    "--devices",
                    "3",
                    "--rate",
                    "100",
                    "--duration",
                    "1s",
                    "--credentials",
                    "examples/devices.csv",
                    "--mqtt",
                    broker.url(),
                    "--json-out",
                    file.toString());

            assertThat(code).isZero();
        }
        var report = JsonMapper.builder().build().readTree(file.toFile());
        assertThat(report.get("sent").asInt()).isEqualTo(100);
        assertThat(report.get("acknowledged").asInt()).isEqualTo(100);
        assertThat(report.get("puback_ms").get("p99").asDouble()).isPositive();
        assertThat(report.get("cpu_seconds").asDouble()).isPositive();
    }

    @Test
    void endsWithTheProcessThatStartedIt() throws InterruptedException {
        var ended = new CountDownLatch(1);

        ParentWatch.start(new ByteArrayInputStream("anything".getBytes()), ended::countDown);

        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private int execute(String... args) {
        return Simulator.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
