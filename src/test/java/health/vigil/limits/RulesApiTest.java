package health.vigil.limits;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.Test;

/** The rules as a client sees them, and as the API describes them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "keeper", roles = "admin")
class RulesApiTest {
    @Test
    void tellsTheConditionAsAnObjectWithItsTypeAndNumbers() {
        given().get("/api/v1/rules/eng-radiation.weekly_dose.control_room")
                .then()
                .statusCode(200)
                .body("condition.type", equalTo("dose"))
                .body("condition.most", equalTo(100f))
                .body("condition.within", equalTo("PT168H"))
                .body("condition", not(hasKey("numbers")))
                .body("gate.when", equalTo("beam_on == 1"))
                .body("latched", equalTo(false));
    }

    @Test
    void describesTheConditionAsItIs() {
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("components.schemas.ConditionView.properties", hasKey("type"))
                .body("components.schemas.ConditionView.properties", not(hasKey("numbers")))
                .body("components.schemas.ConditionView", hasKey("additionalProperties"))
                .body("components.schemas.RuleView.properties", hasKey("gate"));
    }
}
