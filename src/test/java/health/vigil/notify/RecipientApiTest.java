package health.vigil.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.standardwebhooks.Webhook;
import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.net.http.HttpHeaders;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "admin", roles = "admin")
class RecipientApiTest {
    private static final String RECIPIENTS = "/api/v1/recipients";

    private static ExtractableResponse<Response> create(String url) {
        return given().contentType(ContentType.JSON)
                .body(
                        """
                        {"name": "武江区疾控中心", "url": "%s", "families": ["drinking_water"],
                         "jurisdictions": ["440203"], "min_priority": "high", "enabled": false}
                        """
                                .formatted(url))
                .post(RECIPIENTS)
                .then()
                .statusCode(201)
                .extract();
    }

    @Test
    void showsTheSecretOnceAndNeverAgain() {
        var created = create("https://cdc.example/alerts");
        assertThat(created.<String>path("secret")).startsWith("whsec_").hasSizeGreaterThan(38);

        given().get(created.header("Location"))
                .then()
                .statusCode(200)
                .body("name", equalTo("武江区疾控中心"))
                .body("families", contains("drinking_water"))
                .body("jurisdictions", contains("440203"))
                .body("min_priority", equalTo("high"))
                .body("enabled", equalTo(false))
                .body(not(containsString("whsec_")));
        given().get(RECIPIENTS).then().statusCode(200).body(not(containsString("whsec_")));
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        given().contentType(ContentType.JSON)
                .body(
                        """
                        {"name": " ", "url": "ftp://cdc.example", "families": ["weather"], "jurisdictions": ["44"],
                         "min_priority": "extreme"}
                        """)
                .post(RECIPIENTS)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.path", containsInAnyOrder("name", "url", "families", "jurisdictions", "min_priority"));
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeen() {
        var created = create("https://cdc.example/alerts");
        var change = "{\"name\": \"韶关市疾控中心\", \"url\": \"https://cdc.example/v2\"}";

        given().contentType(ContentType.JSON)
                .body(change)
                .put(created.header("Location"))
                .then()
                .statusCode(428);
        given().contentType(ContentType.JSON)
                .header("If-Match", created.header("ETag"))
                .body(change)
                .put(created.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(created.header("ETag"))))
                .body("name", equalTo("韶关市疾控中心"));
        given().contentType(ContentType.JSON)
                .header("If-Match", created.header("ETag"))
                .body(change)
                .put(created.header("Location"))
                .then()
                .statusCode(412);
        given().delete(created.header("Location")).then().statusCode(405);
    }

    @Test
    void aTestMessageIsSignedWithTheRotatedSecret() throws Exception {
        try (var receiver = new Receiver()) {
            var recipient = create(receiver.url());
            String secret = given().post(recipient.header("Location") + "/rotate-secret")
                    .then()
                    .statusCode(200)
                    .body("secret", startsWith("whsec_"))
                    .body("secret", not(equalTo(recipient.path("secret"))))
                    .extract()
                    .path("secret");

            given().post(recipient.header("Location") + "/test")
                    .then()
                    .statusCode(200)
                    .body("outcome", equalTo("delivered"))
                    .body("status", equalTo(204));

            var message = receiver.take();
            assertThat(message.type()).isEqualTo("health.vigil.test");
            assertThatCode(() -> new Webhook(secret)
                            .verify(message.body(), HttpHeaders.of(message.headers(), (name, value) -> true)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aTestTellsWhyItCouldNotBeDelivered() throws Exception {
        String url;
        try (var gone = new Receiver()) {
            url = gone.url();
        }

        given().post(create(url).header("Location") + "/test")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("unreachable"))
                .body("response_head", containsString("refused"));
    }

    @Test
    @TestSecurity(user = "officer", roles = "officer")
    void isForAdministratorsOnly() {
        given().get(RECIPIENTS).then().statusCode(403);
    }
}
