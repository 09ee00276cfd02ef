package health.vigil.limits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.EmbeddedPartsResource;
import health.vigil.registry.Registry;
import health.vigil.rules.Limit;
import health.vigil.rules.Rule;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "zhang", roles = "admin")
class RuleVersionApiTest {
    private static final String RULES = "/api/v1/rules/";
    private static final String LOCAL = "local-440200.ph.low";
    private static final String PRESET = "eng-drinking-water.turbidity.early_high";
    private static final String ENTRY =
            """
            {"id": "local-440200.ph.low", "name": "出厂水pH偏低", "name_en": "pH low at plant outlet",
             "applies": {"family": "drinking_water", "sampling_point": ["plant_outlet"]},
             "field": "ph", "below": 7.0, "unit": "1", "clause": "第3条", "evidence": "local document",
             "on_delay": "PT10M", "off_delay": "PT10M", "priority": "medium"}""";
    private static final String NEW =
            """
            {"jurisdiction": "440200", "standard": "韶关市供水水质管理要求", "edition": "2026", "entry": %s}"""
                    .formatted(ENTRY);
    private static final String STRICTER =
            """
            {"id": "eng-drinking-water.turbidity.early_high", "name": "浑浊度偏高预警", "name_en": "Turbidity early warning",
             "applies": {"family": "drinking_water"}, "field": "turbidity", "above": 0.4, "unit": "NTU",
             "clause": "local experience", "evidence": "ENG", "on_delay": "PT5M", "off_delay": "PT10M",
             "priority": "medium"}""";
    private static final String WHY = "{\"why\": \"agreed on 12 November\"}";

    @Inject
    RuleTables tables;

    @Inject
    RulesInForce rules;

    @Inject
    RuleBooks books;

    @Inject
    Registry registry;

    @Inject
    VersionDesk desk;

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
    void aLocalRuleIsWrittenByOneAndApprovedByAnother() throws SQLException, JsonProcessingException {
        desk.create(draft(NEW), "chen");
        given().get(RULES + LOCAL + "/draft")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("below", equalTo(7.0f));
        assertThat(judged("ph", LOCAL)).isEmpty();

        json(WHY)
                .header("If-Match", "\"0\"")
                .post(RULES + LOCAL + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("version", equalTo(1))
                .body("author", equalTo("chen"))
                .body("approver", equalTo("zhang"))
                .body("why", equalTo("agreed on 12 November"));

        assertThat(judged("ph", LOCAL)).singleElement().satisfies(rule -> {
            assertThat(rule.condition()).isEqualTo(new Limit(Limit.Direction.BELOW, 7.0, false, 0));
            assertThat(rule.source().standard()).isEqualTo("韶关市供水水质管理要求");
            assertThat(rule.source().legal()).isFalse();
            assertThat(rule.inForceAt(Instant.now())).isTrue();
            assertThat(rule.inForceAt(Instant.now().minusSeconds(3600))).isFalse();
        });
        given().get(RULES).then().body("items.id", hasItem(LOCAL));
        given().queryParam("device", Waterworks.DEVICE)
                .get(RULES + LOCAL)
                .then()
                .body("standard", equalTo("韶关市供水水质管理要求"))
                .body("on_device.version", equalTo(1))
                .body("on_device.judged", equalTo(true));
    }

    @Test
    void nobodyApprovesWhatTheyWrote() {
        json(NEW)
                .post("/api/v1/rules")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/rules/local-440200.ph.low/draft"));
        json(WHY)
                .post(RULES + LOCAL + "/approve")
                .then()
                .statusCode(422)
                .body("errors[0].reason", containsString("a second administrator"));
        json(NEW).post("/api/v1/rules").then().statusCode(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"unit\": \"1\"           | \"unit\": \"mg/L\"    | unit     | ph is measured in 1, not in mg/L",
                "\"below\": 7.0,           |                       | above, below | exactly one",
                "\"field\": \"ph\"         | \"field\": \"pH\"     | field    | the catalogue has no pH",
                "\"plant_outlet\"          | \"outlet\"            | applies.sampling_point | outlet is not one of",
                "\"unit\": \"1\"           | \"unit\": \"1\", \"volume\": 11 | volume   | is not a key that limit packs have",
                "\"id\": \"local-440200.ph | \"id\": \"local-4402.ph | id     | must begin with \"local-440200.\"",
                "\"2026\"                  | \"\"                  | edition  | is missing",
                "\"440200\"                | \"4402\"              | jurisdiction | is not a GB/T 2260 code",
            })
    void checksADraftFullyWhenItIsSaved(String right, String wrong, String key, String reason) {
        json(NEW.replace(right, wrong == null ? "" : wrong))
                .post("/api/v1/rules")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].path", startsWith(key))
                .body("errors[0].reason", containsString(reason));
        given().get(RULES + LOCAL + "/versions").then().statusCode(404);
    }

    @Test
    void nobodyOverwritesADraftTheyHaveNotSeen() {
        json(NEW).post("/api/v1/rules").then().statusCode(201);
        var changed = ENTRY.replace("7.0", "6.8");
        json(changed).put(RULES + LOCAL + "/draft").then().statusCode(428);
        json(changed)
                .header("If-Match", "\"0\"")
                .put(RULES + LOCAL + "/draft")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("below", equalTo(6.8f));
        json(changed)
                .header("If-Match", "\"0\"")
                .put(RULES + LOCAL + "/draft")
                .then()
                .statusCode(412);
        given().header("If-Match", "\"0\"")
                .delete(RULES + LOCAL + "/draft")
                .then()
                .statusCode(412);
        given().delete(RULES + LOCAL + "/draft").then().statusCode(204);
        given().get(RULES + LOCAL + "/draft").then().statusCode(404);
        given().get(RULES + LOCAL + "/audit")
                .then()
                .body("items.what", contains("draft_discarded", "draft_written", "draft_written"))
                .body("items[1].before.entry.below", equalTo(7.0f))
                .body("items[1].after.entry.below", equalTo(6.8f));
    }

    @Test
    void aPresetGetsAVersionFromADayOnAndIsAsShippedAgainWhenThatIsRetired()
            throws SQLException, JsonProcessingException {
        desk.write(PRESET, null, entry(STRICTER), "chen");
        var begin = OffsetDateTime.now().plusDays(3).truncatedTo(ChronoUnit.SECONDS);
        json("{\"why\": \"agreed\", \"valid_from\": \"%s\"}".formatted(begin))
                .post(RULES + PRESET + "/approve")
                .then()
                .statusCode(200);

        assertThat(judged("turbidity", PRESET)).hasSize(2);
        assertThat(threshold(PRESET, Instant.now())).isEqualTo(0.5);
        assertThat(threshold(PRESET, begin.toInstant())).isEqualTo(0.4);

        json(WHY).post(RULES + PRESET + "/retire").then().statusCode(200).body("items.state", contains("retired"));
        assertThat(threshold(PRESET, begin.toInstant())).isEqualTo(0.5);
        json(WHY).post(RULES + PRESET + "/retire").then().statusCode(409);
    }

    @Test
    void aRetiredLocalRuleIsJudgedNoMore() throws SQLException, JsonProcessingException {
        desk.create(draft(NEW), "chen");
        json(WHY).post(RULES + LOCAL + "/approve").then().statusCode(200);
        json(WHY).post(RULES + LOCAL + "/retire").then().statusCode(200);

        assertThat(judged("ph", LOCAL)).noneMatch(rule -> rule.inForceAt(Instant.now()));
        given().get(RULES + LOCAL + "/audit")
                .then()
                .body("items.what", contains("rule_retired", "version_approved", "draft_written"));
    }

    @Test
    void versionsStayAsTheyWereApproved() throws SQLException, JsonProcessingException {
        desk.create(draft(NEW), "chen");
        json(WHY).post(RULES + LOCAL + "/approve").then().statusCode(200);
        desk.write(LOCAL, null, entry(ENTRY.replace("7.0", "6.9")), "chen");
        json(WHY).post(RULES + LOCAL + "/approve").then().statusCode(200).body("version", equalTo(2));

        given().get(RULES + LOCAL + "/versions")
                .then()
                .body("items.version", contains(2, 1))
                .body("items.entry.below", contains(6.9f, 7.0f))
                .body("items.approver", contains("zhang", "zhang"));
        assertThat(judged("ph", LOCAL)).hasSize(2);
        assertThatThrownBy(() -> tables.execute("UPDATE rule_version SET body = '{}'"))
                .hasMessageContaining("is approved and can't be changed");
        assertThatThrownBy(() -> tables.execute("DELETE FROM rule_version"))
                .hasMessageContaining("is approved and can't be changed");
    }

    @Test
    void lawHasNoOtherVersion() {
        json(STRICTER.replace(PRESET, "gb5749-2022.turbidity.high"))
                .put(RULES + "gb5749-2022.turbidity.high/draft")
                .then()
                .statusCode(422)
                .body("errors[0].reason", containsString("is law (GB 5749-2022)"));
        json(STRICTER).put(RULES + "eng-gold/draft").then().statusCode(404);
    }

    @Test
    void aLocalRuleBindsOnlyWithinItsJurisdiction() throws SQLException, JsonProcessingException {
        var elsewhere = NEW.replace("440200", "440300");
        desk.create(draft(elsewhere), "chen");
        json(WHY).post(RULES + "local-440300.ph.low/approve").then().statusCode(200);

        assertThat(judged("ph", "local-440300.ph.low")).isEmpty();
        given().queryParam("device", Waterworks.DEVICE)
                .get(RULES + "local-440300.ph.low")
                .then()
                .body("on_device.binds", equalTo(false))
                .body("on_device.judged", equalTo(false));
        given().queryParam("family", "radiation")
                .get(RULES)
                .then()
                .body("items.id", not(hasItem("local-440300.ph.low")));
    }

    @Test
    void approvesNothingForThePast() throws SQLException, JsonProcessingException {
        desk.create(draft(NEW), "chen");
        json("{\"why\": \"x\", \"valid_from\": \"2026-01-01T00:00:00+08:00\", \"valid_until\": \"2025-01-01T00:00:00+08:00\"}")
                .post(RULES + LOCAL + "/approve")
                .then()
                .statusCode(422)
                .body("errors.path", contains("valid_from", "valid_until"));
        json("{\"why\": \" \"}").post(RULES + LOCAL + "/approve").then().statusCode(400);
        given().get(RULES + LOCAL + "/versions")
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("draft"));
    }

    private List<Rule> judged(String field, String id) {
        return books.of(registry.snapshot().devices()).of(Waterworks.DEVICE).valuesOf(field).stream()
                .filter(rule -> rule.id().equals(id))
                .toList();
    }

    private double threshold(String id, Instant at) {
        return judged("turbidity", id).stream()
                .filter(rule -> rule.inForceAt(at))
                .mapToDouble(rule -> ((Limit) rule.condition()).threshold())
                .findFirst()
                .orElseThrow();
    }

    private static LocalRuleDraft draft(String json) throws JsonProcessingException {
        return new JsonMapper().readValue(json, LocalRuleDraft.class);
    }

    private static ObjectNode entry(String json) throws JsonProcessingException {
        return new JsonMapper().readValue(json, ObjectNode.class);
    }

    private static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }
}
