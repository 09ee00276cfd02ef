package health.vigil.notify.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourierTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1/128");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private @Nullable HttpServer server;

    @AfterEach
    void close() {
        if (server != null) {
            server.stop(0);
        }
        vertx.closeAndAwait();
    }

    private record Config(Optional<List<String>> allowedNetworks, Optional<Path> trustedAuthorities)
            implements TransportConfig {
        @Override
        public int concurrency() {
            return 4;
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Duration requestTimeout() {
            return Duration.ofSeconds(10);
        }
    }

    private Outcome deliver(String url, List<String> allowed, @Nullable Path authorities) {
        var courier = new Courier(
                vertx, new Config(Optional.of(allowed), Optional.ofNullable(authorities)), Clock.systemUTC());
        return courier.deliver(url, Map.of("content-type", "text/plain"), "hello".getBytes(UTF_8))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private int listen(HttpServer created) {
        server = created;
        created.createContext("/", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("Host") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        created.start();
        return created.getAddress().getPort();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Test
    void deliversToAnAllowedNetwork() throws Exception {
        var port = listen(HttpServer.create(loopback(), 0));

        assertThat(deliver("http://127.0.0.1:" + port + "/alerts", LOOPBACK, null)
                        .delivered())
                .isTrue();

        assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("127.0.0.1:" + port + " hello");
    }

    @Test
    void aNameThatResolvesToThisHostIsRefusedBeforeAnythingIsSent() throws Exception {
        var port = listen(HttpServer.create(loopback(), 0));

        var outcome = deliver("http://localhost:" + port + "/admin", List.of(), null);

        assertThat(outcome.word()).isEqualTo("forbidden");
        assertThat(outcome.detail()).contains("not a public address");
        assertThat(received).isEmpty();
    }

    @Test
    void otherWaysToWriteThisHostAreRefusedAsWell() throws Exception {
        var port = listen(HttpServer.create(loopback(), 0));

        for (var host : List.of("127.1", "0x7f.0.0.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0")) {
            assertThat(deliver("http://" + host + ":" + port + "/", List.of(), null)
                            .delivered())
                    .as(host)
                    .isFalse();
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        var port = listen(secured("localhost"));

        var outcome = deliver("https://localhost:" + port + "/", LOOPBACK, null);

        assertThat(outcome.word()).isEqualTo("unreachable");
        assertThat(outcome.detail()).contains("SSL", "unable to find valid certification path");
        assertThat(received).isEmpty();
    }

    @Test
    void anAuthorityOfOnesOwnIsTrustedBesideThoseOfJava() throws Exception {
        var port = listen(secured("localhost"));

        assertThat(deliver("https://localhost:" + port + "/", LOOPBACK, certificate())
                        .delivered())
                .isTrue();

        assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("localhost:" + port + " hello");
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() throws Exception {
        var port = listen(secured("elsewhere.example"));

        var outcome = deliver("https://localhost:" + port + "/", LOOPBACK, certificate());

        assertThat(outcome.delivered()).isFalse();
        assertThat(received).isEmpty();
    }

    /** A server with a certificate of its own making for that host. */
    private HttpsServer secured(String host) throws Exception {
        keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-validity", "2");
        keytool("-exportcert", "-rfc", "-file", certificate().toString());
        var store = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var created = HttpsServer.create(loopback(), 0);
        created.setHttpsConfigurator(new HttpsConfigurator(context));
        return created;
    }

    private Path certificate() {
        return folder.resolve("certificate.pem");
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("-alias", "own", "-keystore", folder.resolve("keys.p12").toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", new String(PASSWORD)));
        var log = Files.createTempFile(folder, "keytool", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    }
}
