package health.vigil.custody;

import static health.vigil.custody.Hospital.ago;
import static health.vigil.custody.Hospital.event;
import static health.vigil.custody.Hospital.report;
import static io.restassured.RestAssured.given;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
class CustodyRightsTest {
    @Test
    @TestSecurity(user = "viewer", roles = "viewer")
    void aViewerReadsAndReportsNothing() {
        given().get(Hospital.CONTAINERS).then().statusCode(200);
        report(event("HW-rights", "container.stored", ago("PT1H"))).statusCode(403);
    }

    @Test
    @TestSecurity(user = "officer", roles = "officer")
    void anOfficerReports() {
        report(event("HW-rights", "container.stored", ago("PT1H"))).statusCode(201);
    }

    @Test
    void aStrangerSeesNothing() {
        given().get(Hospital.CONTAINERS).then().statusCode(401);
        given().get(Hospital.CONTAINERS + "/board").then().statusCode(401);
    }
}
