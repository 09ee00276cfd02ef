package health.vigil.notify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of docs/receiving do what the page about receiving says, against the reference implementation. */
class ReceivingExamplesTest {
    private static final Path EXAMPLES = Path.of("docs", "receiving");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String SECRET_OF_ANOTHER = "whsec_c2VjcmV0IG9mIHNvbWVib2R5IGVsc2U=";
    private static final String BODY = "{\"type\":\"health.vigil.alarm.raised\",\"data\":{\"message\":\"出厂水：浑浊度超标\"}}";

    private enum Example {
        JAVA(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "Receiver.java"),
        PYTHON("python3", "receiver.py");

        private final String runtime;
        private final String file;

        Example(String runtime, String file) {
            this.runtime = runtime;
            this.file = file;
        }

        Running start() throws IOException {
            assumeInstalled(runtime, "--version");
            return new Running(process(runtime, EXAMPLES.resolve(file).toString(), "0"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesAGoodMessage(Example example) throws Exception {
        try (var receiver = example.start()) {
            assertThat(receiver.post("msg_1", Instant.now(), SECRET)).isEqualTo(204);
            assertThat(receiver.handled()).containsExactly(BODY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesAMessageSignedWithTheOldAndTheNewSecret(Example example) throws Exception {
        var now = Instant.now();
        var both = sign("msg_1", now, SECRET_OF_ANOTHER) + " " + sign("msg_1", now, SECRET);
        try (var receiver = example.start()) {
            assertThat(receiver.postSigned("msg_1", now, both)).isEqualTo(204);
            assertThat(receiver.handled()).containsExactly(BODY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAForgedMessage(Example example) throws Exception {
        try (var receiver = example.start()) {
            assertThat(receiver.post("msg_1", Instant.now(), SECRET_OF_ANOTHER)).isEqualTo(401);
            assertThat(receiver.handled()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnOldTimestamp(Example example) throws Exception {
        try (var receiver = example.start()) {
            assertThat(receiver.post("msg_1", Instant.now().minusSeconds(600), SECRET))
                    .isEqualTo(401);
            assertThat(receiver.handled()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void handlesARepeatedMessageOnce(Example example) throws Exception {
        try (var receiver = example.start()) {
            assertThat(receiver.post("msg_1", Instant.now(), SECRET)).isEqualTo(204);
            assertThat(receiver.post("msg_1", Instant.now().plusSeconds(1), SECRET))
                    .isEqualTo(204);
            assertThat(receiver.post("msg_2", Instant.now(), SECRET)).isEqualTo(204);

            assertThat(receiver.handled()).containsExactly(BODY, BODY);
        }
    }

    @Test
    void theShellTellsGoodFromForgedAndOld() throws Exception {
        assumeInstalled("openssl", "version");
        assumeInstalled("sh", "-c", "true");
        var now = Instant.now();
        var old = now.minusSeconds(600);
        var good = sign("msg_1", now, SECRET);
        var forged = sign("msg_1", now, SECRET_OF_ANOTHER);

        assertThat(verify(now, good)).isEqualTo("signature ok");
        assertThat(verify(now, forged + " " + good)).isEqualTo("signature ok");
        assertThat(verify(now, forged)).isEqualTo("signature does not match");
        assertThat(verify(old, sign("msg_1", old, SECRET))).isEqualTo("too old, or a clock is wrong");
    }

    @Test
    void theShellChecksEd25519Too() throws Exception {
        assumeOpenSsl3();
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var now = Instant.now();
        var old = now.minusSeconds(600);
        var good = sign(pair, now);
        var forged = sign(stranger, now);

        assertThat(verify(pair, now, good)).isEqualTo("signature ok");
        assertThat(verify(pair, now, forged + " " + good)).isEqualTo("signature ok");
        assertThat(verify(pair, now, forged)).isEqualTo("signature does not match");
        assertThat(verify(pair, old, sign(pair, old))).isEqualTo("too old, or a clock is wrong");
    }

    @Test
    void thePageQuotesTheExamplesAsTheyAre() throws IOException {
        var page = Files.readString(Path.of("docs", "receiving-alerts.md"));
        for (var example : Example.values()) {
            var quoted = page.split("```" + example.name().toLowerCase(Locale.ROOT) + "\n")[1]
                    .split("```")[0];

            assertThat(Files.readString(EXAMPLES.resolve(example.file))).contains(quoted);
        }
    }

    private static String verify(Instant at, String signatures) throws Exception {
        return verify(process("sh", EXAMPLES.resolve("verify.sh").toString()), at, signatures);
    }

    private static String verify(KeyPair pair, Instant at, String signatures) throws Exception {
        var encoded = pair.getPublic().getEncoded();
        var raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        var builder = process("sh", EXAMPLES.resolve("verify-v1a.sh").toString());
        builder.environment()
                .put("VIGIL_PUBLIC_KEY", "whpk_" + Base64.getEncoder().encodeToString(raw));
        return verify(builder, at, signatures);
    }

    private static String verify(ProcessBuilder builder, Instant at, String signatures) throws Exception {
        builder.command().addAll(List.of("msg_1", Long.toString(at.getEpochSecond()), signatures));
        var process = builder.start();
        try (var body = process.getOutputStream()) {
            body.write(BODY.getBytes(UTF_8));
        } catch (IOException e) {
            // what is too old is refused before the body is read
        }
        var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).isEqualTo(said.equals("signature ok") ? 0 : 1);
        return said;
    }

    private static String sign(KeyPair pair, Instant at) throws Exception {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(("msg_1." + at.getEpochSecond() + "." + BODY).getBytes(UTF_8));
        return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
    }

    private static String sign(String id, Instant at, String secret) throws Exception {
        return new Webhook(secret).sign(id, at.getEpochSecond(), BODY);
    }

    private static ProcessBuilder process(String... command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("VIGIL_SECRET", SECRET);
        return builder;
    }

    private static void assumeOpenSsl3() throws IOException {
        assumeInstalled("openssl", "version");
        assumeInstalled("sh", "-c", "true");
        var process = process("openssl", "version").start();
        var version = new String(process.getInputStream().readAllBytes(), UTF_8);
        assumeTrue(version.matches("(?s)OpenSSL ([3-9]|\\d\\d)\\..*"), () -> "OpenSSL 3 is needed, this is " + version);
    }

    private static void assumeInstalled(String... command) {
        try {
            var process = process(command).start();
            process.getInputStream().readAllBytes();
            assumeTrue(process.waitFor() == 0, () -> command[0] + " does not run here");
        } catch (IOException e) {
            assumeTrue(false, () -> command[0] + " is not installed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A receiver in a process of its own. It prints the port it listens on, then the body of each message it handles. */
    private static final class Running implements AutoCloseable {
        private static final String LISTENING = "listening on ";

        private final HttpClient http = HttpClient.newHttpClient();
        private final Path output = Files.createTempFile("receiver", ".log");
        private final Process process;
        private final URI address;

        Running(ProcessBuilder builder) throws IOException {
            process = builder.redirectOutput(output.toFile()).start();
            var line = await("the example to listen")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> printed(LISTENING), lines -> !lines.isEmpty())
                    .get(0);
            address = URI.create("http://127.0.0.1:" + line.substring(LISTENING.length()) + "/alerts");
        }

        int post(String id, Instant at, String secret) throws Exception {
            return postSigned(id, at, sign(id, at, secret));
        }

        int postSigned(String id, Instant at, String signatures) throws Exception {
            var request = HttpRequest.newBuilder(address)
                    .header("content-type", "application/cloudevents+json")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                    .header("webhook-signature", signatures)
                    .POST(BodyPublishers.ofString(BODY))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }

        /** The bodies so far; they are printed before the answer. */
        List<String> handled() throws IOException {
            return printed("{");
        }

        private List<String> printed(String beginning) throws IOException {
            return Files.readAllLines(output).stream()
                    .filter(line -> line.startsWith(beginning))
                    .toList();
        }

        @Override
        public void close() throws Exception {
            process.destroy();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.delete(output);
        }
    }
}
