package health.vigil.custody.units;

import static io.restassured.RestAssured.given;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
class DepartmentRolesTest {
    private static final String DEPARTMENTS = "/api/v1/departments";
    private static final String DAYS = DEPARTMENTS + "/any-site/any/days";

    @Test
    @TestSecurity(user = "viewer-1", roles = "viewer")
    void viewersOnlyRead() {
        given().get(DEPARTMENTS).then().statusCode(200);
        given().get("/api/v1/trips").then().statusCode(200);
        json("{\"days\":[]}").post(DAYS).then().statusCode(403);
        json("{}").post(DEPARTMENTS).then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "officer-1", roles = "officer")
    void officersReportBedsAndEnterNoDepartments() {
        json("{\"days\":[]}").post(DAYS).then().statusCode(200);
        json("{}").post(DEPARTMENTS).then().statusCode(403);
        json("{}").put(DEPARTMENTS + "/any-site/any").then().statusCode(403);
        given().delete(DEPARTMENTS + "/any-site/any").then().statusCode(403);
    }

    private static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }
}
