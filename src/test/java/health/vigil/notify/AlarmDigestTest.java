package health.vigil.notify;

import static health.vigil.alarms.Alarms.cleared;
import static health.vigil.alarms.Alarms.raised;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.Alarms;
import health.vigil.notify.Receiver.Answer;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
class AlarmDigestTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> DIGEST = Map.of("digest_window_s", "1", "digest_up_to", "1");

    @Inject
    Alarms batches;

    @Inject
    Recipients recipients;

    private String device = "";

    @BeforeEach
    void nobodyIsToldYet() throws SQLException {
        recipients.nobody();
        device = batches.device("drinking_water", "440203");
    }

    private AlarmChange[] flood(int alarms, Priority priority) {
        return Stream.generate(() -> raised(device, priority)).limit(alarms).toArray(AlarmChange[]::new);
    }

    @Test
    void whatCanWaitIsDrawnTogetherAndNoneIsLeftOut() throws Exception {
        try (var receiver = new Receiver()) {
            var recipient = recipients.add(receiver.url(), DIGEST);
            var flood = flood(25, Priority.MEDIUM);

            batches.commit(flood);

            var told = new ArrayList<String>();
            while (told.size() < flood.length) {
                var message = receiver.take();
                assertThatCode(() -> Recipients.verify(message)).doesNotThrowAnyException();
                assertThat(message.body().getBytes(UTF_8)).hasSizeLessThan(20_000);
                assertThat(message.type()).isEqualTo("health.vigil.alarms.digest");
                assertThat(message.json().getList("data.events.type", String.class))
                        .containsOnly("health.vigil.alarm.raised");
                assertThat(message.json().getInt("data.total"))
                        .isEqualTo(message.json().getList("data.events").size());
                told.addAll(message.json().getList("data.events.alarm.id", String.class));
            }
            assertThat(told)
                    .containsExactlyInAnyOrderElementsOf(Stream.of(flood)
                            .map(raise -> raise.alarm().toString())
                            .toList());
            await().atMost(PATIENCE)
                    .until(() -> batches.count("SELECT count(*) FROM notification WHERE state = 'delivered'"
                                    + " AND digest_id IS NOT NULL AND recipient_id = '" + recipient + "'")
                            == flood.length);
        }
    }

    @Test
    void whatIsGraveGoesAtOnceAndByItself() throws Exception {
        try (var receiver = new Receiver()) {
            var columns = new HashMap<>(DIGEST);
            columns.put("digest_window_s", "3600");
            recipients.add(receiver.url(), columns);

            batches.commit(raised(device, Priority.LOW), raised(device, Priority.HIGH));

            assertThat(receiver.take().json().getString("data.alarm.priority")).isEqualTo("high");
            assertThat(receiver.isEmpty()).isTrue();
        }
    }

    @Test
    void whatIsAloneIsNoDigest() throws Exception {
        try (var receiver = new Receiver()) {
            recipients.add(receiver.url(), DIGEST);

            batches.commit(raised(device, Priority.LOW));

            assertThat(receiver.take().type()).isEqualTo("health.vigil.alarm.raised");
        }
    }

    @Test
    void anEndIsNeverToldBeforeTheBeginningThatIsStillOnItsWay() throws Exception {
        try (var receiver = new Receiver(Answer.of(500), Answer.of(500))) {
            recipients.add(receiver.url(), DIGEST);
            var one = raised(device, Priority.LOW);
            var other = raised(device, Priority.LOW);
            batches.commit(one, other);
            var digest = receiver.take().id();

            batches.commit(cleared(one));

            var ids = new ArrayList<String>();
            var message = receiver.take();
            while (message.type().endsWith("digest")) {
                ids.add(message.id());
                message = receiver.take();
            }
            assertThat(ids).isNotEmpty().containsOnly(digest);
            assertThat(message.type()).isEqualTo("health.vigil.alarm.cleared");
        }
    }

    @Test
    void aRobotIsToldOfAFloodInFewMessages() throws Exception {
        try (var robot = new Receiver()) {
            var id = recipients.add(robot.url() + "?key=1", Map.of("format", "'wecom'"));
            robot.answerAlways(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");
            batches.commit(flood(40, Priority.HIGH));
            batches.commit(flood(40, Priority.URGENT));

            await().atMost(PATIENCE).until(() -> unsettled(id) == 0);

            var messages = new ArrayList<String>();
            while (!robot.isEmpty()) {
                messages.add(robot.take().json().getString("markdown.content"));
            }
            assertThat(messages).hasSizeBetween(1, 4).allSatisfy(text -> assertThat(text.getBytes(UTF_8))
                    .hasSizeLessThanOrEqualTo(4096));
            assertThat(String.join("\n", messages)).contains("另有");
        }
    }

    @Test
    void aRobotThatSaysNoInItsAnswerIsToldAgain() throws Exception {
        try (var robot = new Receiver()) {
            var id = recipients.add(robot.url() + "?key=1", Map.of("format", "'wecom'"));
            robot.answerAlways(200, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}");
            batches.commit(raised(device, Priority.HIGH));
            robot.take();
            robot.take();
            robot.take();

            robot.answerAlways(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");

            await().atMost(PATIENCE).until(() -> unsettled(id) == 0);
            assertThat(batches.count("SELECT count(*) FROM delivery_attempt t JOIN notification n"
                            + " ON n.id = t.notification_id WHERE n.recipient_id = '" + id
                            + "' AND t.outcome = 'refused' AND t.status = 200"))
                    .isGreaterThanOrEqualTo(2);
        }
    }

    private long unsettled(UUID recipient) throws SQLException {
        return batches.count("SELECT count(*) FROM notification WHERE state NOT IN ('delivered', 'dead')"
                + " AND recipient_id = '" + recipient + "'");
    }
}
