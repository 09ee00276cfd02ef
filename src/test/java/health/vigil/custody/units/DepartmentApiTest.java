package health.vigil.custody.units;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(
        user = "admin-1",
        roles = {"admin", "officer", "viewer"})
class DepartmentApiTest {
    private static final String DEPARTMENTS = "/api/v1/departments";
    private static final String ONE = DEPARTMENTS + "/{site}/{name}";

    @Inject
    WasteTown town;

    @BeforeEach
    void register() {
        town.register();
    }

    @Test
    void isEnteredReadListedAndChangedByWhoeverHasReadIt() {
        var tag = create("急诊科", 30)
                .statusCode(201)
                .body("site.name_en", equalTo("Hospital"))
                .extract()
                .header("ETag");
        create("内科", 40).statusCode(201);
        given().get(DEPARTMENTS + "?site=" + town.hospital)
                .then()
                .statusCode(200)
                .body("items.name", hasItems("急诊科", "内科"))
                .body("items", hasSize(2));

        put("急诊科", tag, 35).statusCode(200).body("beds", equalTo(35)).header("ETag", equalTo("\"1\""));
        put("急诊科", tag, 36).statusCode(412);
        given().contentType(ContentType.JSON)
                .body(draft("急诊科", 36))
                .put(ONE, town.hospital, "急诊科")
                .then()
                .statusCode(428);
        given().get(ONE, town.hospital, "急诊科").then().body("beds", equalTo(35)).body("open_to", nullValue());
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEnded() {
        create("A", 1).statusCode(201);
        create("B", 1).statusCode(201);
        var cursor = given().get(DEPARTMENTS + "?limit=1&site=" + town.hospital)
                .then()
                .body("items.name", contains("A"))
                .extract()
                .<String>path("next_cursor");
        given().get(DEPARTMENTS + "?limit=1&site=%s&cursor=%s".formatted(town.hospital, cursor))
                .then()
                .body("items.name", contains("B"))
                .body("next_cursor", nullValue());
        given().get(DEPARTMENTS + "?jurisdiction=431100&site=" + town.hospital)
                .then()
                .body("items", empty());
    }

    @Test
    void thereIsOneOfAName() {
        create("急诊科", 30).statusCode(201);
        create("急诊科", 30).statusCode(409);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        given().contentType(ContentType.JSON)
                .body(
                        "{\"site\":\"nowhere\",\"name\":\"a/b\",\"beds\":-1,\"open_from\":\"2026-01-02\",\"open_to\":\"2026-01-01\"}")
                .post(DEPARTMENTS)
                .then()
                .statusCode(422)
                .body("errors.path", hasItems("site", "name", "name_en", "beds", "open_to"));
        given().contentType(ContentType.JSON)
                .body("{\"open_from\":\"yesterday\"}")
                .post(DEPARTMENTS)
                .then()
                .statusCode(400);
    }

    @Test
    void whatWasEnteredByMistakeIsRemovedAsLongAsNothingWasReportedOfIt() {
        var tag = create("急诊科", 30).extract().header("ETag");
        report("急诊科", "{\"days\":[{\"day\":\"2026-01-05\",\"occupied_beds\":12}]}")
                .statusCode(200);
        given().header("If-Match", tag).delete(ONE, town.hospital, "急诊科").then().statusCode(409);

        var other = create("内科", 30).extract().header("ETag");
        given().header("If-Match", other)
                .delete(ONE, town.hospital, "内科")
                .then()
                .statusCode(204);
        given().get(ONE, town.hospital, "内科").then().statusCode(404);
    }

    @Test
    void aDayReportedAgainIsReplaced() {
        create("急诊科", 30);
        report("急诊科", "{\"days\":[{\"day\":\"2026-01-05\",\"occupied_beds\":12}]}")
                .body("days", equalTo(1));
        csv("/" + town.hospital + "/急诊科/days", "day,occupied_beds\n2026-01-05,14\n2026-01-06,15\n")
                .body("days", equalTo(2));
        given().get(ONE + "/days?from=2026-01-04&to=2026-01-06", town.hospital, "急诊科")
                .then()
                .body("occupied_beds", contains(null, 14, 15))
                .body("containers", contains(0, 0, 0))
                .body("kg_per_bed", contains(null, 0.0f, 0.0f));
    }

    @Test
    void aFileWithAWrongRowWritesNothing() {
        create("急诊科", 30);
        csv(
                        "/days",
                        "site,department,day,occupied_beds\n%s,急诊科,2026-01-05,many\n%s,外科,,3\n"
                                .formatted(town.hospital, town.hospital))
                .statusCode(422)
                .body("errors.path", contains("row 2, occupied_beds", "row 3, day"));
        csv("/days", "site,department,day,occupied_beds\n%s,外科,2026-01-05,3\n".formatted(town.hospital))
                .statusCode(422)
                .body("errors[0].reason", containsString("there is no '外科'"));
        report("急诊科", "{\"days\":[{\"day\":\"2199-01-05\",\"occupied_beds\":12},{}]}")
                .statusCode(422)
                .body("errors.path", contains("days[1]", "急诊科 2199-01-05"));
    }

    @Test
    void whatIsAskedWronglyIsSaid() {
        create("急诊科", 30);
        given().get(ONE + "/days?from=2026-02-01&to=2026-01-01", town.hospital, "急诊科")
                .then()
                .statusCode(400);
        given().get(ONE + "/days?from=now", town.hospital, "急诊科").then().statusCode(400);
        given().get("/api/v1/plants/nowhere/balance").then().statusCode(404);
        given().get("/api/v1/trips/nowhere-" + town.tag).then().statusCode(404);
        given().get("/api/v1/trips?state=lost").then().statusCode(400);
        given().get("/api/v1/trips?cursor=bm8").then().statusCode(400);
    }

    private ValidatableResponse create(String name, int beds) {
        return given().contentType(ContentType.JSON)
                .body(draft(name, beds))
                .post(DEPARTMENTS)
                .then();
    }

    private ValidatableResponse put(String name, String tag, int beds) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(draft(name, beds))
                .put(ONE, town.hospital, name)
                .then();
    }

    private ValidatableResponse report(String name, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(ONE + "/days", town.hospital, name)
                .then();
    }

    private static ValidatableResponse csv(String path, String file) {
        return given().contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(DEPARTMENTS + path)
                .then();
    }

    private String draft(String name, int beds) {
        return "{\"site\":\"%s\",\"name\":\"%s\",\"name_en\":\"Ward\",\"beds\":%d,\"open_from\":\"2025-01-01\"}"
                .formatted(town.hospital, name, beds);
    }
}
