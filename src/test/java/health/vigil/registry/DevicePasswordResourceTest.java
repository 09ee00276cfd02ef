package health.vigil.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "keeper", roles = "admin")
class DevicePasswordResourceTest {
    private static final String CREDENTIALS = "/api/v1/devices/credentials";

    @Inject
    RegistryTables tables;

    @BeforeEach
    void devices() {
        tables.empty();
        given().contentType("application/yaml")
                .body(RegistryImportTest.demo().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void empty() {
        tables.empty();
    }

    @Test
    void issuesAPasswordOnceToEveryDeviceThatHasNone() throws NoSuchAlgorithmException {
        var table = given().accept("text/csv")
                .post(CREDENTIALS)
                .then()
                .statusCode(200)
                .extract();
        assertThat(table.header("Cache-Control")).contains("no-store");
        var lines = table.asString().lines().toList();
        assertThat(lines).hasSize(67).startsWith("device,username,password");
        var cells = lines.get(1).split(",");
        assertThat(cells[1]).isEqualTo(cells[0]);
        assertThat(cells[2]).matches("[A-Za-z0-9_-]{22}");
        assertIsPasswordOf(cells[0], cells[2]);

        given().post(CREDENTIALS).then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void issuesAPasswordToOneDevice() throws NoSuchAlgorithmException {
        var issued = given().post(CREDENTIALS + "?device=cc-440204-box-1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        assertIsPasswordOf("cc-440204-box-1", issued.extract().path("items[0].password"));
        given().post(CREDENTIALS + "?device=cc-440204-box-1")
                .then()
                .statusCode(409)
                .body("detail", containsString("/api/v1/devices/cc-440204-box-1/credential"));
        given().post(CREDENTIALS + "?device=cc-none").then().statusCode(404);
    }

    @Test
    void replacesAPassword() throws NoSuchAlgorithmException {
        given().post(CREDENTIALS);
        String first =
                given().post("/api/v1/devices/dw-440203-outlet/credential").path("password");
        String second = given().post("/api/v1/devices/dw-440203-outlet/credential")
                .then()
                .statusCode(200)
                .body("username", equalTo("dw-440203-outlet"))
                .extract()
                .path("password");
        assertThat(second).isNotEqualTo(first);
        assertIsPasswordOf("dw-440203-outlet", second);
    }

    /** Checks it as the broker does, with what is in the table. */
    private void assertIsPasswordOf(String device, String password) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(tables.bytes("SELECT salt FROM device_credential WHERE device_id = '" + device + "'"));
        assertThat(digest.digest(password.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(tables.bytes("SELECT hash FROM device_credential WHERE device_id = '" + device + "'"));
    }
}
