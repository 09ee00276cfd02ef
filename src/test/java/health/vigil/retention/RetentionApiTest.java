package health.vigil.retention;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "admin", roles = "admin")
class RetentionApiTest {
    private static final String RULES = "/api/v1/retention";
    private static final String HOLDS = "/api/v1/legal-holds";

    @Inject
    DataSource database;

    @Test
    void everyRuleTellsItsMinimumAndWhoAsksForIt() {
        given().get(RULES)
                .then()
                .statusCode(200)
                .body("find { it.kind == 'vehicle_track' }.minimum", equalTo("P6M"))
                .body("find { it.kind == 'vehicle_track' }.keep", equalTo("P1Y"))
                .body("find { it.kind == 'vehicle_track' }.basis", containsString("道路运输车辆动态监督管理办法"))
                .body("find { it.kind == 'reading' }.minimum", equalTo("P10Y"));
    }

    @Test
    void keepsLongerOrForEver() {
        keep("quarantine", "{\"keep\": \"P12Y\"}").statusCode(200).body("keep", equalTo("P12Y"));
        keep("quarantine", "{}").statusCode(200).body("keep", nullValue()).body("changed_by", equalTo("admin"));
        keep("quarantine", "{\"keep\": \"P10Y\"}").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"P9Y, minimum of P10Y", "P3650D, years and months", "P0M, years and months", "soon, years and months"})
    void refusesLessThanTheMinimumAndWhatIsNoTime(String keep, String why) {
        keep("reading", "{\"keep\": \"" + keep + "\"}")
                .statusCode(422)
                .body("errors[0].path", equalTo("keep"))
                .body("errors[0].reason", containsString(why));
    }

    @Test
    void nobodyChangesARuleThatTheyHaveNotSeen() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .put(RULES + "/reading")
                .then()
                .statusCode(428);
        keep("readings", "{}").statusCode(404);
    }

    @Test
    void aHoldTellsWhatItMeansAndIsReleasedOnce() throws SQLException {
        var site = site();
        var id = impose("site", site)
                .statusCode(201)
                .body("devices", equalTo(java.util.List.of(site + "-probe")))
                .body("subject", equalTo("site"))
                .body("imposed_by", equalTo("admin"))
                .extract()
                .<String>path("id");
        given().get(HOLDS).then().body("items.id", hasItem(id));

        release(id).statusCode(200).body("released_by", equalTo("admin"));
        release(id).statusCode(409);
        given().get(HOLDS).then().body("items.id", not(hasItem(id)));
        given().queryParam("released", true).get(HOLDS).then().body("items.id", hasItem(id));
    }

    @ParameterizedTest
    @CsvSource({"device, nobody, target", "person, wang, subject", "alarm, 12, target"})
    void refusesAHoldOfNothing(String subject, String target, String path) {
        impose(subject, target).statusCode(422).body("errors.path", equalTo(java.util.List.of(path)));
    }

    @Test
    void whatWasDeletedCanBeAskedFor() {
        given().queryParam("limit", 1)
                .get(RULES + "/deletions")
                .then()
                .statusCode(200)
                .body("items", hasSize(org.hamcrest.Matchers.lessThanOrEqualTo(1)));
    }

    @Test
    @TestSecurity(user = "li", roles = "officer")
    void onlyAdministratorsMay() {
        given().get(RULES).then().statusCode(403);
        given().get(HOLDS).then().statusCode(403);
        impose("device", "any").statusCode(403);
    }

    private String site() throws SQLException {
        var site = "held-" + UUID.randomUUID().toString().substring(0, 8);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO jurisdiction (code, name, name_en, level) VALUES ('440000', '广东省', 'Guangdong', 'province')
                        ON CONFLICT DO NOTHING;
                    INSERT INTO site (id, name, name_en, jurisdiction, kind) VALUES ('%1$s', 'a', 'a', '440000', 'hospital');
                    INSERT INTO device (id, site, name, name_en, family, sampling_point, interval_s)
                        VALUES ('%1$s-probe', '%1$s', 'a', 'a', 'drinking_water', 'plant_outlet', 60)"""
                            .formatted(site));
        }
        return site;
    }

    private static ValidatableResponse keep(String kind, String body) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(body)
                .put(RULES + "/" + kind)
                .then();
    }

    private static ValidatableResponse impose(String subject, String target) {
        return given().contentType(ContentType.JSON)
                .body(
                        """
                        {"subject": "%s", "target": "%s", "from": "2026-01-01T00:00:00+08:00", "reason": "调查", "document": "韶卫监〔2026〕1号"}"""
                                .formatted(subject, target))
                .post(HOLDS)
                .then();
    }

    private static ValidatableResponse release(String id) {
        return given().contentType(ContentType.JSON)
                .body("{\"reason\": \"结案\"}")
                .post(HOLDS + "/" + id + "/release")
                .then();
    }
}
