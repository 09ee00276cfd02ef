package health.vigil.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import health.vigil.EmbeddedPartsResource;
import health.vigil.history.Analyser.Value;
import health.vigil.limits.RuleBooks;
import health.vigil.registry.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From values that come too late to what people can read of them. The limit is that of GB 5749-2022 for turbidity: 1 NTU
 * with an on-delay of 5 and an off-delay of 10 minutes.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(ByHand.class)
@TestSecurity(user = "admin", roles = "admin")
class RetrospectionTest {
    private static final int DAY = 24 * 60;
    private static final int A_MESSAGE = 60;
    private static final String RULE = "gb5749-2022.turbidity.high";

    @Inject
    DataSource database;

    @Inject
    StoredHistory history;

    @Inject
    Registry registry;

    @Inject
    RuleBooks ruleBooks;

    @Inject
    HistoryConfig config;

    @Inject
    HistoryMetrics metrics;

    @Inject
    Clock clock;

    @Inject
    Retrospection retrospection;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final Instant yesterday = now.minus(Duration.ofHours(25));
    private Analyser analyser;

    @BeforeEach
    void register() {
        analyser = new Analyser(database);
    }

    @AfterEach
    void disconnect() {
        analyser.close();
    }

    /** How a buffer may be delivered. */
    enum Delivery {
        IN_ORDER(messages -> messages),
        REVERSED(messages -> {
            var reversed = new ArrayList<>(messages);
            Collections.reverse(reversed);
            return reversed;
        }),
        SHUFFLED(messages -> {
            var shuffled = new ArrayList<>(messages);
            Collections.shuffle(shuffled, new Random(5749));
            return shuffled;
        }),
        TWICE(messages -> {
            var twice = new ArrayList<>(messages);
            twice.addAll(messages);
            return twice;
        });

        private final UnaryOperator<List<List<Value>>> order;

        Delivery(UnaryOperator<List<List<Value>>> order) {
            this.order = order;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBufferedDayRaisesNoAlarmAndYieldsItsExcursions(Delivery delivery) throws SQLException {
        var messages = delivery.order.apply(dayOfThreeEpisodes());
        messages.forEach(analyser::send);
        analyser.awaitCounted(messages.size());
        analyser.awaitStored(DAY);

        judge();

        assertThatAllThreeAreFound();
        assertThat(analyser.count("alarm WHERE device_id = '" + analyser.id() + "'"))
                .isZero();
        assertThat(waiting()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void judgingBetweenTheMessagesComesToTheSame(Delivery delivery) throws SQLException {
        var sent = 0;
        for (var message : delivery.order.apply(dayOfThreeEpisodes())) {
            analyser.send(message);
            analyser.awaitCounted(++sent);
            if (sent % 5 == 0) {
                judge();
            }
        }
        judge();

        assertThatAllThreeAreFound();
    }

    @Test
    void judgingAgainChangesNothing() throws SQLException {
        dayOfThreeEpisodes().forEach(analyser::send);
        analyser.awaitStored(DAY);
        judge();
        var before = excursions().getList("items.id");

        noteAsLate(yesterday, yesterday.plus(Duration.ofDays(1)));
        judge();

        assertThat(excursions().getList("items.id")).isEqualTo(before);
        assertThatAllThreeAreFound();
    }

    @Test
    void whatBeganLongBeforeTheLateValuesIsFoundWhole() throws SQLException {
        analyser.send(series(0, 400, minute -> 2.0));
        analyser.send(series(400, 420, minute -> 0.3));
        analyser.awaitStored(420);
        judge();
        deleteExcursions();

        noteAsLate(minute(399), minute(399));
        judge();

        assertThat(excursions().getString("items[0].onset_at"))
                .isEqualTo(minute(0).toString());
        assertThat(excursions().getInt("items[0].values")).isEqualTo(400);
    }

    @Test
    void lateValuesThatFillAHoleCompleteWhatNoLiveJudgementCouldSee() throws SQLException {
        analyser.send(List.of(ago(10, 2.0), ago(9, 2.0)));
        analyser.awaitStored(2);
        analyser.send(List.of(ago(3, 2.0), ago(2, 2.0), ago(1, 0.3)));
        analyser.awaitStored(5);
        assertThat(alarms()).isZero();

        analyser.send(List.of(ago(8, 2.5), ago(6, 2.0), ago(4, 2.0)));
        analyser.awaitStored(8);
        judge();

        excursion()
                .body("items[0].onset_at", equalTo(ago(10, 0).at().toString()))
                .body("items[0].raised_at", equalTo(ago(4, 0).at().toString()))
                .body("items[0].standing", equalTo("ongoing"))
                .body("items[0].extreme", equalTo(2.5f));
        assertThat(alarms()).isZero();
    }

    @Test
    void whatWasStillOnEndsWithTheValuesThatComeAfter() throws SQLException {
        analyser.send(List.of(ago(200, 2.0), ago(198, 2.0), ago(196, 2.0), ago(194, 2.0)));
        analyser.awaitStored(4);
        judge();
        excursion().body("items[0].standing", equalTo("ongoing"));

        analyser.send(List.of(ago(12, 0.3), ago(10, 0.3), ago(8, 0.3), ago(6, 0.3), ago(4, 0.3), ago(2, 0.3)));
        analyser.awaitStored(10);
        judge();

        excursion()
                .body("items[0].standing", equalTo("ended"))
                .body("items[0].ended_at", equalTo(ago(2, 0).at().toString()));
    }

    @Test
    void whatALiveAlarmHasToldIsNoExcursion() throws SQLException {
        analyser.send(IntStream.rangeClosed(3, 10)
                .map(i -> 13 - i)
                .mapToObj(minutes -> ago(minutes, 2.0))
                .toList());
        analyser.awaitStored(8);
        assertThat(alarms()).isEqualTo(1);

        analyser.send(List.of(new Value(ago(9, 0).at().plusSeconds(30), 3.0)));
        analyser.awaitStored(9);
        judge();

        excursion().body("items", hasSize(0));
        assertThat(waiting()).isZero();
    }

    @Test
    void aCrashBeforeTheCommitLosesAndDoublesNothing() throws SQLException {
        dayOfThreeEpisodes().forEach(analyser::send);
        analyser.awaitStored(DAY);
        var crashing = new Retrospection(
                database,
                history,
                registry,
                ruleBooks,
                new Excursions((transaction, found) -> {
                    throw new SQLException("the machine is gone");
                }),
                config,
                metrics,
                clock);

        assertThatThrownBy(() -> judge(crashing)).hasMessageContaining("the machine is gone");
        assertThat(waiting()).isPositive();
        excursion().body("items", hasSize(0));

        judge();
        assertThatAllThreeAreFound();
    }

    @Test
    void moreValuesThatShowItWasNoneTakeItAway() throws SQLException {
        analyser.send(List.of(ago(200, 2.0), ago(198, 2.0), ago(196, 2.0), ago(195, 2.0), ago(193, 0.3)));
        analyser.awaitStored(5);
        judge();
        excursion().body("items", hasSize(1));

        analyser.send(List.of(ago(199, 0.3), ago(197, 0.3)));
        analyser.awaitStored(7);
        judge();

        excursion().body("items", hasSize(0));
    }

    @Test
    void anExcursionIsShownWithTheReadingsAroundItAndFilteredAsAlarmsAre() throws SQLException {
        dayOfThreeEpisodes().forEach(analyser::send);
        analyser.awaitStored(DAY);
        judge();

        var id = excursions().getString("items[0].id");
        given().get("/api/v1/excursions/" + id)
                .then()
                .statusCode(200)
                .body("rule.standard", equalTo("GB 5749"))
                .body("rule.legal", equalTo(true))
                .body("limit", equalTo(1.0f))
                .body("unit", equalTo("NTU"))
                .body("readings.find { it.value == 3.0 }.field", equalTo("turbidity"));
        count(3, Map.of("family", "drinking_water", "jurisdiction", "440200"));
        count(0, Map.of("family", "radiation"));
        count(0, Map.of("jurisdiction", "330000"));
        count(1, Map.of("until", minute(200).toString()));
        count(2, Map.of("since", minute(200).toString()));
        given().queryParam("since", "yesterday")
                .get("/api/v1/excursions")
                .then()
                .statusCode(400);
        given().get("/api/v1/excursions/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404);
    }

    /** High in minutes 100 to 129, 300 to 349 and 480 to 499. */
    private List<List<Value>> dayOfThreeEpisodes() {
        var messages = new ArrayList<List<Value>>();
        for (var minute = 0; minute < DAY; minute += A_MESSAGE) {
            messages.add(series(minute, minute + A_MESSAGE, RetrospectionTest::turbidity));
        }
        return messages;
    }

    private static double turbidity(int minute) {
        var high = minute >= 100 && minute < 130 || minute >= 300 && minute < 350 || minute >= 480 && minute < 500;
        return minute == 110 || minute == 333 || minute == 490 ? 3.0 : high ? 1.5 : 0.3;
    }

    private void assertThatAllThreeAreFound() {
        var found = excursions();
        assertThat(found.getList("items.onset_at", String.class))
                .containsExactly(
                        minute(480).toString(),
                        minute(300).toString(),
                        minute(100).toString());
        assertThat(found.getList("items.raised_at", String.class))
                .containsExactly(
                        minute(485).toString(),
                        minute(305).toString(),
                        minute(105).toString());
        assertThat(found.getList("items.ended_at", String.class))
                .containsExactly(
                        minute(510).toString(),
                        minute(360).toString(),
                        minute(140).toString());
        assertThat(found.getList("items.values", Integer.class)).containsExactly(20, 50, 30);
        assertThat(found.getList("items.extreme", Float.class)).containsOnly(3.0f);
        assertThat(found.getList("items.standing", String.class)).containsOnly("ended");
    }

    private interface Series {
        double at(int minute);
    }

    private List<Value> series(int from, int to, Series series) {
        return IntStream.range(from, to)
                .mapToObj(minute -> new Value(minute(minute), series.at(minute)))
                .toList();
    }

    private Instant minute(int minute) {
        return yesterday.plus(Duration.ofMinutes(minute));
    }

    private Value ago(int minutes, double turbidity) {
        return new Value(now.minus(Duration.ofMinutes(minutes)), turbidity);
    }

    private void judge() throws SQLException {
        judge(retrospection);
    }

    private static void judge(Retrospection judging) throws SQLException {
        while (judging.round()) {
            // until nothing is left
        }
    }

    private JsonPath excursions() {
        return excursion().extract().jsonPath();
    }

    private ValidatableResponse excursion() {
        return given().queryParam("device", analyser.id())
                .queryParam("rule", RULE)
                .get("/api/v1/excursions")
                .then()
                .statusCode(200);
    }

    private void count(int expected, Map<String, String> filter) {
        given().queryParam("device", analyser.id())
                .queryParam("rule", RULE)
                .queryParams(filter)
                .get("/api/v1/excursions")
                .then()
                .statusCode(200)
                .body("items", hasSize(expected));
    }

    private long alarms() throws SQLException {
        return analyser.count("alarm WHERE device_id = '" + analyser.id() + "' AND rule_id = '" + RULE + "'");
    }

    private long waiting() throws SQLException {
        return analyser.count("backlog b JOIN device d ON d.key = b.device_key WHERE d.id = '" + analyser.id() + "'");
    }

    private void noteAsLate(Instant from, Instant to) throws SQLException {
        execute(
                "INSERT INTO backlog (device_key, from_time, to_time) SELECT key, '%s', '%s' FROM device WHERE id = '%s'"
                        .formatted(from, to, analyser.id()));
    }

    private void deleteExcursions() throws SQLException {
        execute("DELETE FROM excursion WHERE device_id = '" + analyser.id() + "'");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
