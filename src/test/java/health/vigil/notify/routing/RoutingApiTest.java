package health.vigil.notify.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import health.vigil.EmbeddedPartsResource;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "zhang", roles = "admin")
class RoutingApiTest {
    private static final String SETS = "/api/v1/routing-sets";
    private static final String CALENDARS = "/api/v1/calendars";
    private static final String OWN = "routing-test";
    /** A place that no other test has anything in. */
    private static final String PLACE = "619902";

    @Inject
    RoutingTables tables;

    @Inject
    Routing routing;

    @AfterEach
    void empty() throws SQLException {
        tables.empty();
        routing.refresh();
    }

    @Test
    void shippedSetsAreListedButHaveNoEffectUntilTheyAreImported() {
        given().get(SETS)
                .then()
                .statusCode(200)
                .body("items.id", hasItems("mangshi-2020", "shaoguan-2019", "yongzhou-2019"))
                .body("items.state", hasItem("shipped"))
                .body("items.find { it.id == 'mangshi-2020' }.document.basis", equalTo("芒政办发〔2020〕52号"))
                .body("items.find { it.id == 'mangshi-2020' }.document.routes", nullValue())
                .body("items.find { it.id == 'mangshi-2020' }.in_force", equalTo(false));
        given().get(SETS + "/mangshi-2020")
                .then()
                .statusCode(200)
                .header("ETag", nullValue())
                .body("state", equalTo("shipped"))
                .body("document.routes[0].departments.lead", contains("health", "market_regulation", "ecology"));
        assertThat(leads("533103")).isEmpty();

        given().post(SETS + "/mangshi-2020/import")
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("imported"))
                .body("in_force", equalTo(true))
                .body("imported_by", equalTo("zhang"))
                .body("imported_at", notNullValue());

        assertThat(leads("533103")).containsExactly("health", "market_regulation", "ecology");
        given().post(SETS + "/mangshi-2020/import")
                .then()
                .statusCode(409)
                .body("detail", containsString("is imported already"));
        given().post(SETS + "/mangshi-2021/import")
                .then()
                .statusCode(404)
                .body("detail", containsString("did you mean mangshi-2020?"));
    }

    @Test
    void aSetOfOnesOwnIsImportedChangedAndEnded() {
        yaml(own()).put(SETS + "/" + OWN).then().statusCode(201).header("ETag", equalTo("\"1\""));
        assertThat(leads(PLACE)).containsExactly("health", "market_regulation", "ecology");

        var changed = own().replace("lead: [health, market_regulation, ecology]", "lead: [health]");
        yaml(changed).put(SETS + "/" + OWN).then().statusCode(428);
        yaml(changed).header("If-Match", "\"7\"").put(SETS + "/" + OWN).then().statusCode(412);
        yaml(changed)
                .header("If-Match", "\"1\"")
                .put(SETS + "/" + OWN)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("imports.version", contains(2, 1))
                .body("imports.by", contains("zhang", "zhang"));
        assertThat(leads(PLACE)).containsExactly("health");

        json("{\"valid_to\": \"2020-06-01\"}")
                .post(SETS + "/" + OWN + "/end")
                .then()
                .statusCode(422)
                .body("errors.path", contains("valid_to"))
                .body("errors.reason", contains("2020-06-01 is before valid_from, 2020-06-02"));
        for (var end : List.of("2026-11-01", "2026-10-01")) {
            json("{\"valid_to\": \"%s\"}".formatted(end))
                    .post(SETS + "/" + OWN + "/end")
                    .then()
                    .statusCode(200)
                    .body("document.valid_to", equalTo(end));
        }
        given().accept("text/yaml")
                .get(SETS + "/" + OWN)
                .then()
                .statusCode(200)
                .contentType("text/yaml")
                .header("ETag", equalTo("\"4\""))
                .body(equalTo(
                        changed.replace("valid_from: 2020-06-02", "valid_from: 2020-06-02\nvalid_to: 2026-10-01")));
        assertThat(calls(PLACE, "2026-09-30T23:59:59")).isNotEmpty();
        assertThat(calls(PLACE, "2026-10-01T00:00:00")).isEmpty();
    }

    @Test
    void whatIsWronglyWrittenChangesNothing() {
        yaml(own().replace("[health, market_regulation, ecology]", "[helth]").replace("calendar: cn", "calender: cn"))
                .put(SETS + "/" + OWN)
                .then()
                .statusCode(422)
                .body("errors.path", hasItems("routes[0].departments.lead[0]", "escalation.calender"))
                .body("errors.reason", hasItem("is not a key that escalations have; did you mean calendar?"));
        yaml(own().replace("calendar: cn", "calendar: cnn"))
                .put(SETS + "/" + OWN)
                .then()
                .statusCode(422)
                .body("errors.path", contains("escalation.calendar"))
                .body("errors.reason", contains("there is no calendar 'cnn'; did you mean cn?"));
        yaml(own())
                .put(SETS + "/other-test")
                .then()
                .statusCode(422)
                .body("errors.path", contains("id"))
                .body("errors.reason", contains("'routing-test' is not the other-test of the address"));
        given().contentType("text/yaml")
                .body(own().getBytes(Charset.forName("GBK")))
                .put(SETS + "/" + OWN)
                .then()
                .statusCode(400)
                .body("detail", startsWith("The document is not in UTF-8"));
        given().get(SETS + "/" + OWN).then().statusCode(404);
        given().body("{\"valid_to\": \"2027-01-01\"}")
                .contentType(ContentType.JSON)
                .post(SETS + "/shaoguan-2019/end")
                .then()
                .statusCode(409)
                .body("detail", containsString("was never imported"));
    }

    @Test
    void anImportedCalendarTakesThePlaceOfTheShippedOne() {
        yaml(own()).put(SETS + "/" + OWN).then().statusCode(201);
        var friday = Shipped.at("2026-11-20T17:00:00");
        assertThat(due(friday)).isEqualTo(Shipped.at("2026-11-24T09:30:00"));
        given().get(CALENDARS + "/cn")
                .then()
                .statusCode(200)
                .body("state", equalTo("shipped"))
                .body("document.years.2026.working_days", hasSize(6));

        var longer = ShippedDocuments.find(DocumentKind.CALENDAR, "cn")
                .orElseThrow()
                .yaml()
                .replace("\"14:30-17:30\"", "\"12:00-20:30\"");
        yaml(longer)
                .put(CALENDARS + "/cn")
                .then()
                .statusCode(201)
                .body("state", equalTo("imported"))
                .body("faults", hasSize(0));

        assertThat(due(friday)).isEqualTo(Shipped.at("2026-11-23T13:00:00"));
        given().get(CALENDARS).then().statusCode(200).body("items.id", contains("cn"));
        given().accept("text/yaml").get(CALENDARS + "/cn").then().body(equalTo(longer));
        yaml(longer.replace("12:00-20:30", "12-20"))
                .header("If-Match", "\"1\"")
                .put(CALENDARS + "/cn")
                .then()
                .statusCode(422)
                .body("errors.path", contains("hours[1]"));
    }

    @Test
    void whoWritesTheOutboxIsNeverBehind() throws SQLException {
        tables.write(new Document(DocumentKind.SET, OWN, own(), null), new Document.Import(1, Instant.now(), "chen"));

        try (var transaction = tables.connection()) {
            transaction.setAutoCommit(false);
            assertThat(routing.current(transaction).departments()).contains("health");
            transaction.rollback();
        }
        assertThat(leads(PLACE)).hasSize(3);
    }

    @Test
    void whatAnotherInstanceImportsIsSeenSoon() throws SQLException {
        tables.write(new Document(DocumentKind.SET, OWN, own(), null), new Document.Import(1, Instant.now(), "chen"));

        await().untilAsserted(() -> assertThat(leads(PLACE)).hasSize(3));
    }

    @Test
    void divisionsAreCalledByTheNamesOfTheRegistry() throws SQLException {
        yaml(own()).put(SETS + "/" + OWN).then().statusCode(201);
        assertThat(calls(PLACE, "2026-11-18T12:00:00")).extracting(Call::name).contains(PLACE + " 卫生健康局");
        try {
            tables.run(
                    """
                    INSERT INTO jurisdiction (code, name, name_en, level) VALUES ('%s', '试区', 'Trial District', 'county');
                    UPDATE registry_revision SET revision = revision + 1"""
                            .formatted(PLACE));
            routing.refresh();

            assertThat(calls(PLACE, "2026-11-18T12:00:00"))
                    .extracting(Call::name)
                    .contains("试区 卫生健康局");
        } finally {
            tables.run(
                    "DELETE FROM jurisdiction WHERE code = '%s'; UPDATE registry_revision SET revision = revision + 1"
                            .formatted(PLACE));
        }
    }

    @Test
    void aSetThatCanNoLongerBeUsedIsShownWithItsFaults() throws SQLException {
        var broken = own().replace("drinking_water", "drinking_wine");
        tables.write(new Document(DocumentKind.SET, OWN, broken, null), new Document.Import(1, Instant.now(), "chen"));
        routing.refresh();

        assertThat(leads(PLACE)).isEmpty();
        given().get(SETS)
                .then()
                .statusCode(200)
                .body("items.find { it.id == 'routing-test' }.faults.path", hasItem("routes[0].subject.families[0]"));
        given().get(SETS + "/" + OWN).then().statusCode(200).body("faults.reason", hasSize(1));
    }

    @Test
    @TestSecurity(user = "wang", roles = "officer")
    void officersReadAndDoNotWrite() {
        given().get(SETS).then().statusCode(200);
        given().get(SETS + "/shaoguan-2019").then().statusCode(200);
        given().get(CALENDARS + "/cn").then().statusCode(200);
        given().post(SETS + "/shaoguan-2019/import").then().statusCode(403);
        yaml(own()).put(SETS + "/" + OWN).then().statusCode(403);
        json("{\"valid_to\": \"2027-01-01\"}")
                .post(SETS + "/" + OWN + "/end")
                .then()
                .statusCode(403);
        yaml("id: cn").put(CALENDARS + "/cn").then().statusCode(403);
    }

    private List<String> leads(String place) {
        return calls(place, "2026-11-18T12:00:00").stream()
                .filter(call -> call.part() == Part.LEAD)
                .map(Call::department)
                .toList();
    }

    private List<Call> calls(String place, String at) {
        return routing.routes().calls(Shipped.subject("drinking_water", Priority.URGENT, place), Shipped.at(at));
    }

    /** When the lead departments are told of something that begins then, and can wait for eight working hours. */
    private Instant due(Instant from) {
        var subject = Shipped.subject("drinking_water", Priority.LOW, PLACE);
        var lead = routing.routes().calls(subject, from).get(1);
        return routing.routes().due(lead, subject, from);
    }

    private static String own() {
        return Shipped.yaml("mangshi-2020")
                .replace("id: mangshi-2020", "id: " + OWN)
                .replace("\"533103\"", "\"" + PLACE + "\"");
    }

    private static RequestSpecification yaml(String text) {
        return given().contentType("text/yaml").body(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RequestSpecification json(String text) {
        return given().contentType(ContentType.JSON).body(text);
    }
}
