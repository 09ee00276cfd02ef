package health.vigil.custody.transport;

import static io.restassured.RestAssured.given;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "reader", roles = "viewer")
class VehicleRolesTest {
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/geofences", "/api/v1/corridors", "/api/v1/vehicles"})
    void whoMayReadSeesAll(String path) {
        given().get(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/geofences", "/api/v1/corridors"})
    void whoMayReadChangesNothing(String path) {
        given().contentType(ContentType.JSON).body("{}").post(path).then().statusCode(403);
        given().contentType(ContentType.JSON)
                .body("{}")
                .put(path + "/any")
                .then()
                .statusCode(403);
        given().delete(path + "/any").then().statusCode(403);
    }

    @Test
    @TestSecurity
    void whoIsNotSignedInSeesNothing() {
        given().get("/api/v1/vehicles").then().statusCode(401);
    }
}
