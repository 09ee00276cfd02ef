package health.vigil.leadership;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
class LeadershipCheckTest {
    private static final String DATA = "checks.find { it.name == 'leadership' }.data.";

    @Test
    void aSingleInstanceLeadsFromItsStart() {
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(DATA + "standing", equalTo("leader"))
                .body(DATA + "leader", equalTo("vigil"))
                .body(DATA + "epoch", greaterThan(0));
    }

    @Test
    @TestSecurity(user = "prometheus", roles = "viewer")
    void aMetricTellsWhoLeads() {
        given().get("/q/metrics").then().statusCode(200).body(containsString("vigil_leader 1.0"));
    }
}
