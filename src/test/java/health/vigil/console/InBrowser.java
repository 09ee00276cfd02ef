package health.vigil.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URL;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.logging.LogEntry;

/** What people do with the pages, in a browser that complains of nothing. */
abstract class InBrowser {
    static final String PASSWORD = "watching-over-the-city";

    /** Knows the administrator's password. */
    public static class FreshDatabase implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vigil.admin.password", PASSWORD, "quarkus.flyway.clean-at-start", "true");
        }
    }

    @TestHTTPResource("")
    URL address;

    Browser browser;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.open(address.toString().replaceAll("/$", ""), "en");
    }

    @AfterEach
    void closeWithoutErrors() throws IOException {
        if (browser != null) {
            try (var closing = browser) {
                assertThat(closing.errors()).isEmpty();
            }
        }
    }

    /** Signs in, and waits for the page of the current alarms. */
    void enter(String user) {
        browser.signIn(user, PASSWORD);
        browser.see("#live[data-state=on]");
    }

    /** The API, for the administrator. */
    static RequestSpecification api() {
        return given().auth().preemptive().basic("admin", PASSWORD).contentType(ContentType.JSON);
    }

    /** A user of that role, who has the administrator's password. */
    static String user(String role) {
        var name = role + "-" + UUID.randomUUID();
        api().body(Map.of("username", name, "role", role, "password", PASSWORD))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
        return name;
    }

    /** A subscriber to everything. */
    static String recipient(String name, String url) {
        return api().body(Map.of("name", name, "url", url))
                .post("/api/v1/recipients")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    void fitsWithoutScrollingSideways() {
        for (var width : new int[] {1280, 375}) {
            browser.width(width);
            assertThat(browser.run("const edge = Math.min(document.documentElement.clientWidth, " + width + ");"
                            + "return [...document.querySelectorAll('body *')]"
                            + ".filter(e => e.getBoundingClientRect().right > edge + 0.5 && !e.closest('svg, .skip'))"
                            + ".map(e => e.outerHTML.slice(0, 100)).join('\\n')"))
                    .as("wider than %d px", width)
                    .isEqualTo("");
        }
    }

    /** The answers that the service was right to refuse with, of which the browser tells too. */
    void forgives(int status) {
        assertThat(browser.errors())
                .isNotEmpty()
                .extracting(LogEntry::getMessage)
                .allMatch(message -> message.contains("status of " + status));
    }
}
