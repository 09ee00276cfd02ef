package health.vigil.alarms;

import static health.vigil.alarms.Alarms.cleared;
import static health.vigil.alarms.Alarms.raised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.vigil.EmbeddedPartsResource;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "viewer", roles = "viewer")
class AlarmStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource("/api/v1/alarms/stream")
    URI stream;

    @Inject
    Alarms batches;

    private String device = "";

    @BeforeEach
    void registerDevice() throws SQLException {
        device = batches.device("drinking_water", "440203");
    }

    @Test
    void tellsWhatIsCommittedWhileOneListens() throws Exception {
        var raise = raised(device, Priority.HIGH);
        try (var client = new Client(stream, null)) {
            await().atMost(PATIENCE).until(() -> client.lines.contains(":still here"));

            batches.commit(raise);

            await().atMost(PATIENCE).until(() -> client.data(raise).size() == 1);
            assertThat(client.lines).contains("event:alarm");
            assertThat(client.data(raise).get(0)).contains("\"state\":\"unacknowledged\"");
        }
    }

    @Test
    void resumesAfterTheLastEventThatWasSeen() throws Exception {
        var first = raised(device, Priority.HIGH);
        var second = raised(device, Priority.HIGH);
        batches.commit(first);
        var seen = batches.count("SELECT id FROM alarm_history WHERE alarm_id = '" + first.alarm() + "'");
        batches.commit(second, cleared(second));

        try (var client = new Client(stream, Long.toString(seen))) {
            await().atMost(PATIENCE).until(() -> client.data(second).size() == 2);
            assertThat(client.data(first)).isEmpty();
            assertThat(client.ids()).isSorted().doesNotHaveDuplicates().allMatch(id -> id > seen);
        }
        try (var client = new Client(URI.create(stream + "?last_event_id=" + seen), null)) {
            await().atMost(PATIENCE).until(() -> client.data(second).size() == 2);
        }
    }

    /** Reads a stream on a thread of its own. */
    private static final class Client implements AutoCloseable {
        final List<String> lines = new CopyOnWriteArrayList<>();
        private final InputStream body;
        private final Thread reader;

        Client(URI uri, String lastEventId) throws Exception {
            var request = HttpRequest.newBuilder(uri);
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            var response = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
            assertThat(response.statusCode()).isEqualTo(200);
            body = response.body();
            reader = new Thread(this::read);
            reader.start();
        }

        private void read() {
            try (var text = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                text.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException closed) {
                // the test is over
            }
        }

        List<String> data(AlarmChange alarm) {
            return lines.stream()
                    .filter(line -> line.startsWith("data:")
                            && line.contains(alarm.alarm().toString()))
                    .toList();
        }

        List<Long> ids() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .map(line -> Long.parseLong(line.substring(3)))
                    .toList();
        }

        @Override
        public void close() throws Exception {
            body.close();
            reader.join();
        }
    }
}
