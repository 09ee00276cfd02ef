package health.vigil.notify;

import static health.vigil.alarms.Alarms.cleared;
import static health.vigil.alarms.Alarms.raised;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "officer", roles = "officer")
class DeliveryTest {
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
    void aRaiseArrivesAsASignedCloudEvent() throws Exception {
        try (var receiver = new Receiver()) {
            recipients.add(receiver);
            var raise = raised(device, Priority.HIGH);

            batches.commit(raise);

            var message = receiver.take();
            assertThatCode(() -> Recipients.verify(message)).doesNotThrowAnyException();
            assertThat(message.header("content-type")).isEqualTo("application/cloudevents+json");
            var event = message.json();
            assertThat(event.getString("specversion")).isEqualTo("1.0");
            assertThat(event.getString("id")).isEqualTo(message.id());
            assertThat(event.getString("type")).isEqualTo("health.vigil.alarm.raised");
            assertThat(event.getString("subject")).isEqualTo(device);
            assertThat(event.getString("time")).isEqualTo("2026-11-22T00:15:00Z");
            assertThat(event.getString("data.alarm.id")).isEqualTo(raise.alarm().toString());
            assertThat(event.getInt("data.sequence")).isEqualTo(1);
            assertThat(event.getString("data.alarm.message"))
                    .isEqualTo("西河水厂 出厂水：浑浊度超标，测值 1.35 NTU（限值 1 NTU，GB 5749-2022 Table 1），自 2026-11-22 08:10:00 起");
            assertThat(event.getString("data.alarm.message_en"))
                    .isEqualTo("Xihe Waterworks, Plant outlet: Turbidity above limit, 1.35 NTU "
                            + "(limit 1 NTU, GB 5749-2022 Table 1) since 2026-11-22 08:10:00");
            assertThat(event.getString("data.rule.edition")).isEqualTo("2022");
            assertThat(event.getDouble("data.reading.value")).isEqualTo(1.35);
            assertThat(event.getString("data.links.alarm")).endsWith("/api/v1/alarms/" + raise.alarm());
        }
    }

    @Test
    void whatIsRefusedIsRepeatedUnderTheSameId() throws Exception {
        try (var receiver = new Receiver(Answer.of(500))) {
            recipients.add(receiver);
            var raise = raised(device, Priority.HIGH);

            batches.commit(raise);

            assertThat(receiver.take().id()).isEqualTo(receiver.take().id());
            await().atMost(PATIENCE).until(() -> only(raise.alarm()).state().equals("delivered"));
            assertThat(only(raise.alarm()).attempts())
                    .extracting(Delivery.Attempt::outcome)
                    .containsExactly("refused", "delivered");
            given().queryParam("alarm", raise.alarm())
                    .get("/api/v1/deliveries")
                    .then()
                    .statusCode(200)
                    .body("items.state", contains("delivered"))
                    .body("items[0].attempts.status", contains(500, 204));
            given().get("/api/v1/alarms/" + raise.alarm()).then().body("deliveries[0].recipient.name", equalTo("CDC"));
        }
    }

    @Test
    void whatHappensToAnAlarmIsToldInItsOrder() throws Exception {
        try (var receiver = new Receiver()) {
            recipients.add(receiver);
            var raise = raised(device, Priority.HIGH);

            batches.commit(
                    raise,
                    new AlarmChange.Doubted(raise.alarm(), Alarms.RAISED.plusSeconds(60), AlarmChange.Doubt.SILENCE),
                    new AlarmChange.Resumed(raise.alarm(), Alarms.RAISED.plusSeconds(120)),
                    cleared(raise));

            var messages = List.of(receiver.take(), receiver.take(), receiver.take(), receiver.take());
            assertThat(messages)
                    .extracting(message -> message.json().getString("type").replace("health.vigil.alarm.", ""))
                    .containsExactly("raised", "changed", "changed", "cleared");
            assertThat(messages)
                    .extracting(message -> message.json().getInt("data.sequence"))
                    .containsExactly(1, 2, 3, 4);
            assertThat(messages)
                    .extracting(message -> message.json().getString("data.alarm.unknown.why"))
                    .containsExactly(null, "silence", null, null);
            assertThat(messages.get(1).json().getString("data.what")).isEqualTo("doubted");
            assertThat(messages.get(1).json().getString("data.alarm.message_en"))
                    .endsWith("unknown since 2026-11-22 08:16:00 (no data); the alarm stays open");
            assertThat(messages.get(0).json().getString("data.alarm.state")).isEqualTo("unacknowledged");
        }
    }

    @Test
    void whatIsRaisedWhileShelvedIsToldOnlyIfItHoldsAfterwards() throws Exception {
        try (var receiver = new Receiver()) {
            var first = raised(device, Priority.HIGH);
            batches.commit(first);
            post(first.alarm(), "shelve", "{\"duration\":\"PT1H\",\"reason\":\"known\"}");
            recipients.add(receiver);
            var over = Alarms.later(first, Duration.ofHours(1));
            var holds = Alarms.later(first, Duration.ofHours(2));

            batches.commit(over, Alarms.cleared(over, over.at().plusSeconds(600)), holds);
            post(first.alarm(), "unshelve", "{}");

            var message = receiver.take().json();
            assertThat(message.getString("type")).isEqualTo("health.vigil.alarm.changed");
            assertThat(message.getString("data.alarm.id"))
                    .isEqualTo(holds.alarm().toString());
            assertThat(message.getString("data.alarm.state")).isEqualTo("unacknowledged");
            batches.commit(Alarms.cleared(holds, holds.at().plusSeconds(600)));
            assertThat(receiver.take().json().getString("type")).isEqualTo("health.vigil.alarm.cleared");
            assertThat(deliveries.of(over.alarm())).isEmpty();
        }
    }

    @Test
    void aRecipientThatNeverAnswersHoldsBackNobodyElse() throws Exception {
        try (var mute = Receiver.silent();
                var receiver = new Receiver()) {
            var muteId = recipients.add(mute);
            recipients.add(receiver);
            var flood = Stream.generate(() -> raised(device, Priority.HIGH))
                    .limit(40)
                    .toArray(AlarmChange[]::new);

            batches.commit(flood);

            for (var ignored : flood) {
                receiver.take();
            }
            assertThat(batches.count("SELECT count(*) FROM delivery_attempt t JOIN notification n "
                            + "ON n.id = t.notification_id WHERE n.recipient_id = '" + muteId + "'"))
                    .as("attempts of the mute one that have ended")
                    .isZero();
        }
    }

    @Test
    void aClearWaitsForItsRaise() throws Exception {
        try (var receiver = new Receiver(new Answer(503, Map.of("Retry-After", "1")))) {
            recipients.add(receiver);
            var raise = raised(device, Priority.HIGH);

            batches.commit(raise, cleared(raise));

            assertThat(List.of(
                            receiver.take().type(),
                            receiver.take().type(),
                            receiver.take().type()))
                    .containsExactly(
                            "health.vigil.alarm.raised", "health.vigil.alarm.raised", "health.vigil.alarm.cleared");
        }
    }

    @Test
    void eachMessageTellsTheAlarmAsItWasThen() throws Exception {
        try (var receiver = new Receiver()) {
            recipients.add(receiver);
            var raise = raised(device, Priority.HIGH);

            batches.commit(raise, cleared(raise));

            assertThat(receiver.take().json().getString("data.alarm.state")).isEqualTo("unacknowledged");
            var clear = receiver.take().json();
            assertThat(clear.getString("data.alarm.state")).isEqualTo("returned_unacknowledged");
            assertThat(clear.getString("data.alarm.clear_reason")).isEqualTo("returned");
            assertThat(clear.getDouble("data.reading.value")).isEqualTo(0.6);
        }
    }

    @Test
    void whatADyingSenderLeftUnmarkedIsSentAgainUnderTheSameId() throws Exception {
        try (var receiver = new Receiver()) {
            recipients.add(receiver);
            var raise = raised(device, Priority.HIGH);
            batches.commit(raise);
            var first = receiver.take();
            await().atMost(PATIENCE).until(() -> only(raise.alarm()).state().equals("delivered"));

            // as if the sender had been killed before it could mark the delivery, its lease nearly over
            batches.execute("UPDATE notification SET state = 'pending', delivered_at = NULL, "
                    + "next_attempt_at = now() + interval '1 second' WHERE id = '" + first.id() + "'");

            assertThat(receiver.take().id()).isEqualTo(first.id());
        }
    }

    @Test
    void whatIsRolledBackIsNotTold() throws Exception {
        try (var receiver = new Receiver()) {
            recipients.add(receiver);
            var kept = raised(device, Priority.HIGH);

            batches.rollBack(raised(device, Priority.HIGH));
            batches.commit(kept);

            assertThat(receiver.take().json().getString("data.alarm.id"))
                    .isEqualTo(kept.alarm().toString());
            assertThat(receiver.isEmpty()).isTrue();
        }
    }

    @Test
    void anAcknowledgementIsToldWithWhoAndWhen() throws Exception {
        try (var receiver = new Receiver()) {
            recipients.add(receiver);
            var raise = raised(device, Priority.HIGH);
            batches.commit(raise);
            receiver.take();

            given().contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/v1/alarms/" + raise.alarm() + "/acknowledge")
                    .then()
                    .statusCode(200);

            var message = receiver.take();
            assertThat(message.type()).isEqualTo("health.vigil.alarm.acknowledged");
            assertThat(message.json().getString("data.alarm.acknowledged_by")).isEqualTo("officer");
            assertThat(message.json().getInt("data.sequence")).isEqualTo(2);
        }
    }

    @Test
    void onlyThoseAreToldWhoAskForSuchAlarms() throws Exception {
        try (var receiver = new Receiver()) {
            var url = receiver.url();
            var everything = recipients.add(url, "{}", "{}", Priority.LOW);
            var prefecture = recipients.add(url, "{drinking_water}", "{440200}", Priority.HIGH);
            recipients.add(url, "{radiation}", "{}", Priority.LOW);
            recipients.add(url, "{}", "{440204,431100}", Priority.LOW);
            recipients.add(url, "{}", "{}", Priority.URGENT);
            var raise = raised(device, Priority.HIGH);

            batches.commit(raise);

            assertThat(deliveries.of(raise.alarm()))
                    .extracting(delivery -> delivery.recipient().id())
                    .containsExactlyInAnyOrder(everything, prefecture);
        }
    }

    @Test
    void aClearGoesToThoseWhoGotTheRaise() throws Exception {
        try (var told = new Receiver();
                var late = new Receiver()) {
            var toldId = recipients.add(told);
            var raise = raised(device, Priority.HIGH);
            batches.commit(raise);
            recipients.add(late);

            batches.commit(cleared(raise));

            assertThat(deliveries.of(raise.alarm())).hasSize(2).allSatisfy(delivery -> assertThat(
                            delivery.recipient().id())
                    .isEqualTo(toldId));
        }
    }

    @Test
    void whatIsTooOldIsGivenUpAndHoldsBackNothing() throws Exception {
        try (var receiver = new Receiver(Answer.of(500), Answer.of(500))) {
            recipients.add(receiver);
            var raise = raised(device, Priority.HIGH);
            batches.commit(raise);
            var id = receiver.take().id();

            batches.execute("UPDATE notification SET queued_at = now() - interval '73 hours' WHERE id = '" + id + "'");

            await().atMost(PATIENCE).until(() -> only(raise.alarm()).state().equals("dead"));
            batches.commit(cleared(raise));
            assertThat(receiver.take().id()).isEqualTo(id);
            assertThat(receiver.take().type()).isEqualTo("health.vigil.alarm.cleared");
        }
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (var elsewhere = new Receiver();
                var receiver = new Receiver(new Answer(307, Map.of("Location", elsewhere.url())))) {
            recipients.add(receiver);
            var raise = raised(device, Priority.HIGH);

            batches.commit(raise);

            await().atMost(PATIENCE).until(() -> only(raise.alarm()).state().equals("delivered"));
            assertThat(only(raise.alarm()).attempts())
                    .extracting(Delivery.Attempt::outcome)
                    .containsExactly("redirected", "delivered");
            assertThat(elsewhere.isEmpty()).isTrue();
        }
    }

    private Delivery only(UUID alarm) throws SQLException {
        var all = deliveries.of(alarm);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static void post(UUID alarm, String action, String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/alarms/" + alarm + "/" + action)
                .then()
                .statusCode(200);
    }
}
