package health.vigil.notify;

import static health.vigil.alarms.Alarms.cleared;
import static health.vigil.alarms.Alarms.raised;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.Alarms;
import health.vigil.alarms.Delivery;
import health.vigil.notify.Receiver.Answer;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody stays untold in silence. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(
        user = "zhang",
        roles = {"admin", "officer"})
class UnreachableTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Alarms batches;

    @Inject
    Recipients recipients;

    @Inject
    Deliveries deliveries;

    private String device = "";

    @BeforeEach
    void nobodyIsToldYet() throws SQLException {
        recipients.nobody();
        device = batches.device("drinking_water", "440203");
    }

    @Test
    void whoIsGoneRaisesAnAlarmOfOurOwnAndItsFallbackIsTold() throws Exception {
        try (var regulator = new Receiver();
                var fallback = new Receiver()) {
            regulator.answerAlways(410, "");
            // only for the fallback's sake: it subscribes to nothing that happens here
            var standIn = recipients.add(fallback.url(), Map.of("families", "'{radiation}'"));
            var gone = recipients.add(regulator.url(), Map.of("fallback", "'" + standIn + "'"));
            var raise = raised(device, Priority.HIGH);

            batches.commit(raise);

            var told = fallback.take();
            assertThat(told.type()).isEqualTo("health.vigil.alarm.raised");
            assertThat(told.json().getString("data.alarm.id"))
                    .isEqualTo(raise.alarm().toString());
            await().atMost(PATIENCE).until(() -> ownAlarms(gone, "cleared_at IS NULL") == 1);
            given().get("/api/v1/recipients/" + gone)
                    .then()
                    .body("health.state", equalTo("gone"))
                    .body("health.fallback_since", notNullValue())
                    .body("health.pending", greaterThanOrEqualTo(1));
            given().queryParam("family", "service")
                    .get("/api/v1/alarms")
                    .then()
                    .body("items.device.id", hasItem("recipient-" + gone));
            assertThat(deliveries.of(raise.alarm()))
                    .filteredOn(delivery -> delivery.recipient().id().equals(standIn))
                    .extracting(Delivery::standsIn)
                    .containsOnly(gone);

            batches.commit(cleared(raise));
            assertThat(fallback.take().type()).isEqualTo("health.vigil.alarm.cleared");

            regulator.answerAlways(204, "");
            await().atMost(PATIENCE).until(() -> ownAlarms(gone, "cleared_at IS NULL") == 0);
            await().atMost(PATIENCE).until(() -> unsettled(gone) == 0);
        }
    }

    @Test
    void whoDoesNotAnswerForLongRaisesAnAlarmThatOthersAreTold() throws Exception {
        try (var regulator = new Receiver();
                var officer = new Receiver()) {
            regulator.answerAlways(503, "");
            var failing = recipients.add(regulator.url(), Map.of("families", "'{drinking_water,service}'"));
            recipients.add(officer.url(), Map.of("families", "'{service}'"));
            batches.commit(raised(device, Priority.HIGH));
            regulator.take();
            await().atMost(PATIENCE)
                    .until(() -> batches.count("SELECT count(*) FROM recipient_health WHERE failing_since IS NOT NULL"
                                    + " AND recipient_id = '" + failing + "'")
                            == 1);

            batches.execute("UPDATE recipient_health SET failing_since = now() - interval '16 minutes'"
                    + " WHERE recipient_id = '" + failing + "'");

            var own = officer.take().json();
            assertThat(own.getString("data.rule.id")).isEqualTo("vigil.recipient.unreachable");
            assertThat(own.getString("data.device.id")).isEqualTo("recipient-" + failing);
            assertThat(batches.count("SELECT count(*) FROM notification n JOIN alarm a ON a.id = n.alarm_id"
                            + " WHERE a.device_id = 'recipient-" + failing + "' AND n.recipient_id = '" + failing
                            + "'"))
                    .as("told of itself")
                    .isZero();
        }
    }

    @Test
    void whileItFailsItIsTriedWithOneMessageAtATime() throws Exception {
        try (var regulator = new Receiver()) {
            regulator.answerAlways(503, "");
            var failing = recipients.add(regulator);
            batches.commit(Stream.generate(() -> raised(device, Priority.HIGH))
                    .limit(200)
                    .toArray(AlarmChange[]::new));
            await().atMost(PATIENCE)
                    .until(() -> batches.count("SELECT count(*) FROM recipient_health WHERE failures >= 10"
                                    + " AND recipient_id = '" + failing + "'")
                            == 1);

            assertThat(batches.count("SELECT count(*) FROM delivery_attempt t JOIN notification n"
                            + " ON n.id = t.notification_id WHERE n.recipient_id = '" + failing + "'"))
                    .isLessThan(60);

            regulator.answerAlways(204, "");
            await().atMost(PATIENCE).until(() -> unsettled(failing) == 0);
        }
    }

    @Test
    void whatIsNotAcceptedHoldsBackNothingElse() throws Exception {
        try (var regulator = new Receiver(Answer.of(400), Answer.of(400), Answer.of(422), Answer.of(413))) {
            var picky = recipients.add(regulator);
            var all = Stream.generate(() -> raised(device, Priority.HIGH))
                    .limit(30)
                    .toArray(AlarmChange[]::new);

            batches.commit(all);

            var ids = new HashSet<String>();
            while (ids.size() < 30) {
                ids.add(regulator.take().id());
            }
            assertThat(batches.count("SELECT count(*) FROM recipient_health WHERE next_try_at IS NOT NULL"
                            + " AND recipient_id = '" + picky + "'"))
                    .isZero();
        }
    }

    @Test
    void whatWasGivenUpIsSentAgainUnderTheSameId() throws Exception {
        try (var regulator = new Receiver(Answer.of(500))) {
            var recipient = recipients.add(regulator);
            batches.commit(raised(device, Priority.HIGH));
            var id = regulator.take().id();
            batches.execute("UPDATE notification SET queued_at = now() - interval '73 hours' WHERE id = '" + id + "'");
            regulator.nextAnswers(Answer.of(500));
            await().atMost(PATIENCE)
                    .until(() -> batches.count(
                                    "SELECT count(*) FROM notification WHERE state = 'dead' AND id = '" + id + "'")
                            == 1);

            given().contentType(ContentType.JSON)
                    .body("{\"recipient\": \"" + recipient + "\"}")
                    .post("/api/v1/deliveries/redrive")
                    .then()
                    .statusCode(200)
                    .body("notifications", equalTo(1));

            await().atMost(PATIENCE).until(() -> unsettled(recipient) == 0);
            given().queryParam("recipient", recipient)
                    .get("/api/v1/deliveries")
                    .then()
                    .body("items[0].id", equalTo(id))
                    .body("items[0].state", equalTo("delivered"))
                    .body("items[0].attempts.outcome", equalTo(List.of("refused", "refused", "delivered")));
        }
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/deliveries/redrive")
                .then()
                .statusCode(400);
    }

    @Test
    void aReceiverThatLostItsDataIsToldAgainSinceAMoment() throws Exception {
        try (var regulator = new Receiver()) {
            var recipient = recipients.add(regulator);
            var since = Instant.now();
            var raise = raised(device, Priority.HIGH);
            batches.commit(raise, cleared(raise));
            var first = regulator.take();
            var second = regulator.take();
            await().atMost(PATIENCE).until(() -> unsettled(recipient) == 0);

            given().contentType(ContentType.JSON)
                    .body("{\"since\": \"" + since + "\"}")
                    .post("/api/v1/recipients/" + recipient + "/replay")
                    .then()
                    .statusCode(200)
                    .body("notifications", equalTo(2));

            assertThat(regulator.take()).satisfies(again -> {
                assertThat(again.id()).isEqualTo(first.id());
                assertThat(again.body()).isEqualTo(first.body());
            });
            assertThat(regulator.take().id()).isEqualTo(second.id());
        }
    }

    private long ownAlarms(UUID recipient, String which) throws SQLException {
        return batches.count("SELECT count(*) FROM alarm WHERE device_id = 'recipient-" + recipient + "' AND " + which);
    }

    private long unsettled(UUID recipient) throws SQLException {
        return batches.count("SELECT count(*) FROM notification WHERE state NOT IN ('delivered', 'dead')"
                + " AND recipient_id = '" + recipient + "'");
    }
}
