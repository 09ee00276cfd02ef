package health.vigil.coldchain;

import static health.vigil.coldchain.ColdChain.json;
import static io.restassured.RestAssured.given;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
class ColdChainAccessTest {
    @Test
    @TestSecurity(user = "guest", roles = "viewer")
    void aViewerSeesAndDecidesNothing() {
        given().get("/api/v1/cold-equipment").then().statusCode(200);
        given().get("/api/v1/consignments/YM-none/receipt").then().statusCode(404);
        json("{\"verdict\": \"accept\", \"reason\": \"x\"}")
                .post("/api/v1/consignments/YM-none/receipt")
                .then()
                .statusCode(403);
        json("{\"temp\": 5}")
                .post("/api/v1/cold-equipment/none/manual-readings")
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity(user = "officer", roles = "officer")
    void anOfficerSignsAndDecidesAndDoesNotConfigure() {
        json("{\"temp\": 5}")
                .post("/api/v1/cold-equipment/none/manual-readings")
                .then()
                .statusCode(404);
        json("{\"device\": \"none\", \"kind\": \"fridge\"}")
                .post("/api/v1/cold-equipment")
                .then()
                .statusCode(403);
    }
}
