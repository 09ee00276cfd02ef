package health.vigil.limits;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may change rules. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
class RuleRolesTest {
    private static final String RULE = "/api/v1/rules/eng-drinking-water.turbidity.early_high";

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/overrides/1/approve", "/api/v1/overrides/1/revoke", "/api/v1/rules"})
    @TestSecurity(
            user = "wang",
            roles = {"officer", "viewer"})
    void officersDecideNothing(String path) {
        given().contentType(ContentType.JSON)
                .body("{\"why\": \"x\"}")
                .post(path)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/approve", "/retire"})
    @TestSecurity(
            user = "wang",
            roles = {"officer", "viewer"})
    void officersWriteNoRules(String path) {
        given().contentType(ContentType.JSON)
                .body("{\"why\": \"x\"}")
                .post(RULE + path)
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .body("{}")
                .put(RULE + "/draft")
                .then()
                .statusCode(403);
        given().delete(RULE + "/draft").then().statusCode(403);
    }

    @Test
    @TestSecurity(
            user = "wang",
            roles = {"officer", "viewer"})
    void officersMayAskForAnOverride() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/overrides")
                .then()
                .statusCode(422);
    }

    @Test
    @TestSecurity(user = "guest", roles = "viewer")
    void viewersReadOnly() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/overrides")
                .then()
                .statusCode(403);
        given().get("/api/v1/overrides").then().statusCode(200);
        given().get(RULE + "/versions").then().statusCode(200).body("items", hasSize(0));
        given().get(RULE + "/audit").then().statusCode(200);
        given().get(RULE).then().statusCode(200).body("legal", equalTo(false));
    }
}
