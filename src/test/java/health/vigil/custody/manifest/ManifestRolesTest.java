package health.vigil.custody.manifest;

import static health.vigil.custody.manifest.Premises.MANIFESTS;
import static health.vigil.custody.manifest.Premises.json;
import static io.restassured.RestAssured.given;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
class ManifestRolesTest {
    @Test
    @TestSecurity(user = "viewer-1", roles = "viewer")
    void viewersReadAndChangeNothing() {
        given().get(MANIFESTS).then().statusCode(200);
        json("{}").post(MANIFESTS).then().statusCode(403);
        json("{}").post(MANIFESTS + "/20264402000123/depart").then().statusCode(403);
        json("{}").put(MANIFESTS + "/20264402000123").then().statusCode(403);
    }

    @Test
    void strangersSeeNothing() {
        given().get(MANIFESTS).then().statusCode(401);
        given().get(MANIFESTS + "/20264402000123.pdf").then().statusCode(401);
    }
}
