package health.vigil.notify;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.Alarms;
import health.vigil.alarms.RuleSnapshot;
import health.vigil.history.ByHand;
import health.vigil.history.ExcursionOutbox;
import health.vigil.notify.Receiver.Answer;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(ByHand.class)
@TestSecurity(user = "officer", roles = "officer")
class ExcursionDigestTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T00:00:00Z");

    @Inject
    Alarms alarms;

    @Inject
    Recipients recipients;

    @Inject
    DataSource database;

    @Inject
    ExcursionOutbox outbox;

    @Inject
    ExcursionDigests digests;

    @Inject
    Dispatcher dispatcher;

    private String device = "";

    @BeforeEach
    void nobodyIsToldYet() throws SQLException {
        recipients.nobody();
        alarms.execute("DELETE FROM excursion_notice WHERE notification_id IS NULL");
        device = alarms.device("drinking_water", "440203");
    }

    @Test
    void manyExcursionsBecomeFewSignedDigestsThatLeaveNoneOut() throws Exception {
        try (var receiver = new Receiver()) {
            var recipient = recipients.add(receiver.url(), "{drinking_water}", "{440200}", Priority.MEDIUM);
            var found = found(45, Priority.HIGH);

            var told = new ArrayList<String>();
            for (var sequence = 1; sequence <= 3; sequence++) {
                writeAndSend();
                var message = receiver.take();
                assertThatCode(() -> Recipients.verify(message)).doesNotThrowAnyException();
                assertThat(message.body().getBytes(UTF_8).length).isLessThan(20_000);
                var event = message.json();
                assertThat(event.getString("type")).isEqualTo("health.vigil.excursions.digest");
                assertThat(event.getString("subject")).isEqualTo("excursions");
                var listed = event.getList("data.excursions.id", String.class);
                assertThat(event.getInt("data.total")).isEqualTo(45 - told.size());
                assertThat(event.getString("data.excursions[0].rule.clause")).isEqualTo("Table 1");
                assertThat(event.getString("data.links.excursions"))
                        .endsWith("/api/v1/excursions?since=" + event.getString("data.excursions[0].onset_at"));
                assertThat(event.getInt("data.sequence")).isEqualTo(sequence);
                told.addAll(listed);
            }
            assertThat(told)
                    .containsExactlyInAnyOrderElementsOf(
                            found.stream().map(UUID::toString).toList());
            assertThat(digests.writeDue()).isZero();
            given().queryParam("recipient", recipient)
                    .get("/api/v1/deliveries")
                    .then()
                    .statusCode(200)
                    .body("items.sequence", contains(3, 2, 1))
                    .body("items.alarm", everyItem(nullValue()));
        }
    }

    @Test
    void aDigestThatIsRefusedIsRepeatedUnderTheSameId() throws Exception {
        try (var receiver = new Receiver(Answer.of(503))) {
            var recipient = recipients.add(receiver.url(), "{}", "{}", Priority.LOW);
            found(1, Priority.HIGH);

            writeAndSend();

            assertThat(receiver.take().id()).isEqualTo(receiver.take().id());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> alarms.count("SELECT count(*) FROM notification WHERE state = 'delivered'"
                                    + " AND recipient_id = '" + recipient + "'")
                            == 1);
        }
    }

    @Test
    void nobodyIsToldOfWhatDoesNotConcernThem() throws Exception {
        try (var receiver = new Receiver()) {
            recipients.add(receiver.url(), "{radiation}", "{}", Priority.LOW);
            recipients.add(receiver.url(), "{}", "{330000}", Priority.LOW);
            recipients.add(receiver.url(), "{}", "{}", Priority.URGENT);
            found(3, Priority.HIGH);

            assertThat(digests.writeDue()).isZero();
        }
    }

    @Test
    void whatWasWithdrawnMeanwhileIsNotTold() throws Exception {
        try (var receiver = new Receiver()) {
            recipients.add(receiver.url(), "{}", "{}", Priority.LOW);
            found(1, Priority.HIGH);
            alarms.execute("UPDATE excursion SET standing = 'withdrawn' WHERE device_id = '" + device + "'");

            assertThat(digests.writeDue()).isZero();
        }
    }

    private void writeAndSend() throws SQLException {
        assertThat(digests.writeDue()).isEqualTo(1);
        dispatcher.wake();
    }

    private List<UUID> found(int count, Priority priority) throws SQLException {
        var ids = IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList();
        try (var transaction = database.getConnection();
                var insert = transaction.prepareStatement(
                        """
                        INSERT INTO excursion (id, rule_id, rule, device_id, site_id, jurisdiction, family, field, of_site,
                            priority, onset_at, raised_at, ended_at, extreme, value_count, standing, known_until)
                        VALUES (?, 'gb5749-2022.turbidity.high', ?::jsonb, ?, ?, '440203', 'drinking_water', 'turbidity',
                            false, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz, 1.35, 12, 'ended', now())
                        """)) {
            transaction.setAutoCommit(false);
            for (var i = 0; i < count; i++) {
                var onset = BEGIN.plus(Duration.ofHours(i));
                insert.setObject(1, ids.get(i));
                insert.setString(2, RuleSnapshot.write(Alarms.turbidity(priority)));
                insert.setString(3, device);
                insert.setString(4, device);
                insert.setInt(5, priority.ordinal());
                insert.setString(6, onset.toString());
                insert.setString(7, onset.plus(Duration.ofMinutes(5)).toString());
                insert.setString(8, onset.plus(Duration.ofMinutes(30)).toString());
                insert.executeUpdate();
            }
            outbox.found(transaction, ids);
            transaction.commit();
        }
        return ids;
    }
}
