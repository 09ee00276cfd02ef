package health.vigil.limits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import health.vigil.EmbeddedPartsResource;
import health.vigil.registry.Registry;
import health.vigil.rules.NoData;
import health.vigil.rules.Rule;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "chen", roles = "admin")
class OverrideApiTest {
    private static final String OVERRIDES = "/api/v1/overrides";
    private static final String LAW = "gb5749-2022.turbidity.high";
    private static final String PRESET = "eng-drinking-water.turbidity.early_high";
    private static final String SILENCE = "eng-silence.drinking_water";

    @Inject
    RuleTables tables;

    @Inject
    RulesInForce rules;

    @Inject
    RuleBooks books;

    @Inject
    Registry registry;

    @Inject
    OverrideDesk desk;

    @ConfigProperty(name = "vigil.mqtt.host")
    String host;

    @ConfigProperty(name = "vigil.mqtt.port")
    int port;

    @ConfigProperty(name = "vigil.mqtt.username")
    String username;

    @ConfigProperty(name = "vigil.mqtt.password")
    String password;

    @BeforeEach
    void register() {
        empty();
        Waterworks.register();
    }

    @AfterEach
    void empty() {
        tables.empty();
        rules.refresh();
    }

    @Test
    void anAdministratorTightensALegalLimitAtOnce() {
        post("'threshold': 0.3, 'on_delay': 'PT1M'")
                .statusCode(201)
                .header("Location", containsString(OVERRIDES + "/"))
                .body("state", equalTo("active"))
                .body("proposed_by", equalTo("chen"))
                .body("approved_by", equalTo("chen"))
                .body("exception", equalTo(false));

        given().queryParam("device", Waterworks.DEVICE)
                .get("/api/v1/rules/" + LAW)
                .then()
                .statusCode(200)
                .body("id", equalTo(LAW))
                .body("threshold", equalTo(1.0f))
                .body("on_device.judged", equalTo(true))
                .body("on_device.in_force.threshold", equalTo(0.3f))
                .body("on_device.in_force.on_delay", equalTo("PT1M"))
                .body("on_device.in_force.until", notNullValue())
                .body("on_device.original.threshold", equalTo(1.0f))
                .body("on_device.override.approved_by", equalTo("chen"))
                .body("on_device.override.why", equalTo("repair of the filter"));
        assertThat(judged(LAW)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'threshold': 3.0      | threshold | 3.0 would loosen gb5749-2022.turbidity.high (GB 5749-2022, Table 1)",
                "'on_delay': 'PT1H'    | on_delay  | PT1H would loosen gb5749-2022.turbidity.high",
                "'enabled': false      | enabled   | false would switch off gb5749-2022.turbidity.high",
                "'threshold': 3.0, 'exception': true | basis | the number of the document",
                "'threshold': 0.3, 'exception': true, 'basis': '1' | exception | loosens no legal limit",
                "'priority': 'loud'    | priority  | 'loud' is not one of low, medium, high, urgent",
                "'off_delay': 'P32D'   | off_delay | is not between",
            })
    void refusesALooserLegalLimitAndWhatCannotBe(String change, String key, String reason) {
        post(change)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.path", hasItem(key))
                .body("errors.find { it.path == '" + key + "' }.reason", containsString(reason));
        given().get(OVERRIDES).then().body("items", hasSize(0));
    }

    @Test
    void tellsAllThatIsWrongWithAnOverrideAtOnce() {
        send("""
                {"rule": "gb5749-2022.gold", "site": "nowhere", "device": "rules-outlet", "threshold": 1,
                 "from": "2020-01-01T00:00:00+08:00", "until": "2026-01-01T00:00:00+08:00"}""")
                .statusCode(422)
                .body("errors.path", contains("device", "from", "until", "why"));
        send("""
                {"rule": "gb5749-2022.gold", "site": "nowhere", "threshold": 1, "why": "x", "until": "%s"}"""
                        .formatted(inDays(10)))
                .statusCode(422)
                .body("errors.path", contains("rule", "site"));
        send("""
                {"rule": "%s", "site": "rules-works", "threshold": 0.5, "why": "x", "until": "%s"}"""
                        .formatted(LAW, inDays(367)))
                .statusCode(422)
                .body("errors[0].reason", containsString("366 days"));
        send("""
                {"rule": "gbz130-2020.dose_rate.high", "site": "rules-works", "priority": "low", "why": "x", "until": "%s"}"""
                        .formatted(inDays(10)))
                .statusCode(422);
    }

    @Test
    void loosensALegalLimitOnlyWithABasisAndASecondAdministrator() throws SQLException {
        var id = post("'threshold': 3.0, 'exception': true, 'basis': '粤卫监〔2026〕12号'")
                .statusCode(201)
                .body("state", equalTo("proposed"))
                .body("approved_by", nullValue())
                .extract()
                .<Integer>path("id");
        assertThat(judged(LAW)).hasSize(1);

        given().post(OVERRIDES + "/{id}/approve", id)
                .then()
                .statusCode(422)
                .body("errors[0].reason", containsString("a second administrator"));
        assertThat(judged(LAW)).hasSize(1);

        assertThat(desk.approve(id, "zhang").state()).isEqualTo("active");
        assertThat(judged(LAW))
                .filteredOn(rule -> rule.amendment() != null)
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.amendment().exception()).isTrue();
                    assertThat(rule.amendment().by()).isEqualTo("zhang");
                    assertThat(rule.amendment().original()).isEqualTo(1.0);
                });
        given().post(OVERRIDES + "/{id}/approve", id).then().statusCode(409);
    }

    @Test
    void whatAnOfficerAsksForWaitsForAnAdministrator() throws SQLException {
        var asked = desk.propose(
                new OverrideDraft(
                        LAW,
                        null,
                        Waterworks.SITE,
                        null,
                        0.3,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        "x",
                        null,
                        inDays(3)),
                "wang",
                false);
        assertThat(asked.state()).isEqualTo("proposed");
        given().post(OVERRIDES + "/{id}/approve", asked.id())
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("proposed_by", equalTo("wang"))
                .body("approved_by", equalTo("chen"));
    }

    @Test
    void switchesAPresetOffAndOnAgain() {
        var id =
                send("{\"rule\": \"%s\", \"jurisdiction\": \"440200\", \"enabled\": false, \"why\": \"x\", \"until\": \"%s\"}"
                                .formatted(PRESET, inDays(30)))
                        .statusCode(201)
                        .extract()
                        .<Integer>path("id");
        assertThat(judged(PRESET)).noneMatch(rule -> rule.inForceAt(Instant.now()));
        given().queryParam("device", Waterworks.DEVICE)
                .get("/api/v1/rules/" + PRESET)
                .then()
                .body("on_device.judged", equalTo(false))
                .body("on_device.in_force", nullValue())
                .body("on_device.override.id", equalTo(id));

        given().contentType(ContentType.JSON)
                .body("{\"why\": \"the analyser is mended\"}")
                .post(OVERRIDES + "/{id}/revoke", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("revoked"))
                .body("revoked_by", equalTo("chen"));
        assertThat(judged(PRESET)).anyMatch(rule -> rule.inForceAt(Instant.now()));
    }

    @Test
    void judgesSilenceByTheRuleOfTheMoment() {
        assertThat(silence().isEmpty()).isFalse();
        send("{\"rule\": \"%s\", \"device\": \"rules-outlet\", \"enabled\": false, \"why\": \"x\", \"until\": \"%s\"}"
                        .formatted(SILENCE, OffsetDateTime.now().plusSeconds(2)))
                .statusCode(201);
        assertThat(silence()).isEmpty();
        await().atMost(Duration.ofSeconds(20)).until(() -> !silence().isEmpty());
    }

    @Test
    void listsWhatIsActiveAndWhatEndsSoon() {
        post("'threshold': 0.3").statusCode(201);
        send("{\"rule\": \"%s\", \"site\": \"rules-works\", \"threshold\": 0.4, \"why\": \"x\", \"from\": \"%s\", \"until\": \"%s\"}"
                        .formatted(PRESET, inDays(2), inDays(60)))
                .statusCode(201)
                .body("state", equalTo("scheduled"));

        list("active", "true").body("items.rule", contains(LAW));
        list("active", "false").body("items.rule", contains(PRESET));
        list("expiring_within", "15").body("items.rule", contains(LAW));
        list("expiring_within", "90").body("items", hasSize(2));
        list("site", Waterworks.SITE).body("items.rule", contains(PRESET));
        list("device", Waterworks.DEVICE).body("items.rule", contains(LAW));
        list("rule", PRESET).body("items.state", everyItem(equalTo("scheduled")));
        list("expiring_within", "0", 400);
        var next = list("limit", "1")
                .body("items.rule", contains(PRESET))
                .extract()
                .<String>path("next_cursor");
        list("cursor", next).body("items.rule", contains(LAW)).body("next_cursor", nullValue());
    }

    @Test
    void keepsWhoDidWhatWhereNobodyCanChangeIt() {
        var id = post("'threshold': 0.3").extract().<Integer>path("id");
        given().contentType(ContentType.JSON)
                .body("{\"why\": \"done\"}")
                .post(OVERRIDES + "/{id}/revoke", id)
                .then()
                .statusCode(200);

        given().get("/api/v1/rules/" + LAW + "/audit")
                .then()
                .statusCode(200)
                .body("items.what", contains("override_revoked", "override_approved"))
                .body("items.actor", everyItem(equalTo("chen")))
                .body("items[0].why", equalTo("done"))
                .body("items[0].before.state", equalTo("active"))
                .body("items[0].after.state", equalTo("revoked"))
                .body("items[1].before", nullValue())
                .body("items[1].after.threshold", equalTo(0.3f));
        assertThatThrownBy(() -> tables.execute("UPDATE rule_audit SET actor = 'nobody'"))
                .hasMessageContaining("can't be changed");
        assertThatThrownBy(() -> tables.execute("DELETE FROM rule_audit")).hasMessageContaining("can't be changed");
    }

    @Test
    void judgesByTheOverrideAsSoonAsItIsThere() {
        post("'threshold': 0.05, 'on_delay': 'PT0S'").statusCode(201);
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        publish("{\"at\":\"%s\",\"values\":{\"turbidity\":0.07}}".formatted(now));

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> given().queryParam("device", Waterworks.DEVICE)
                .get("/api/v1/alarms")
                .then()
                .body("items.findAll { it.rule.id == '%s' }.size()".formatted(LAW), equalTo(1)));
    }

    @Test
    void seesWhatAnotherInstanceChanged() {
        tables.execute(
                """
                INSERT INTO rule_override (rule_id, scope, target, priority, enabled, exception, why, proposed_by,
                    created_at, approved_by, approved_at, valid_from, valid_until)
                VALUES ('%s', 'site', 'rules-works', 'urgent', true, false, 'x', 'li', now(), 'li', now(), now(),
                    now() + interval '1 day')"""
                        .formatted(PRESET));
        tables.execute("UPDATE rule_revision SET revision = revision + 1");

        await().atMost(Duration.ofSeconds(20)).until(() -> judged(PRESET).size() == 3);
    }

    private List<Rule> judged(String id) {
        return books.of(registry.snapshot().devices()).of(Waterworks.DEVICE).valuesOf("turbidity").stream()
                .filter(rule -> rule.id().equals(id))
                .toList();
    }

    private List<NoData> silence() {
        var rule = books.of(registry.snapshot().devices()).of(Waterworks.DEVICE).noData();
        return rule == null ? List.of() : List.of((NoData) rule.condition());
    }

    private static ValidatableResponse list(String parameter, String value) {
        return list(parameter, value, 200);
    }

    private static ValidatableResponse list(String parameter, @Nullable String value, int status) {
        return given().queryParam(parameter, value).get(OVERRIDES).then().statusCode(status);
    }

    /** @param change in JSON with single quotes */
    private static ValidatableResponse post(String change) {
        return send(
                """
                {"rule": "%s", "device": "rules-outlet", %s, "why": "repair of the filter", "until": "%s"}"""
                        .formatted(LAW, change.replace('\'', '"'), inDays(10)));
    }

    private static ValidatableResponse send(String body) {
        return given().contentType(ContentType.JSON).body(body).post(OVERRIDES).then();
    }

    private static OffsetDateTime inDays(int days) {
        return OffsetDateTime.now().plusDays(days).truncatedTo(ChronoUnit.SECONDS);
    }

    private void publish(String payload) {
        var client = Mqtt3Client.builder()
                .identifier("vigil-service-test-" + UUID.randomUUID())
                .serverHost(host)
                .serverPort(port)
                .simpleAuth()
                .username(username)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connect();
        client.publishWith()
                .topic("vigil/v1/" + Waterworks.DEVICE + "/telemetry")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send();
        client.disconnect();
    }
}
