package health.vigil.platform.users;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(AccessTest.WithPasswordFile.class)
class AccessTest {
    private static final Path ADMIN_FILE = Path.of("target/access-test/admin.txt");
    private static final String PASSWORD = "a-long-enough-password";

    /** Starts with an empty table of users, so that the first administrator is made anew. */
    public static class WithPasswordFile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vigil.admin.password-file", ADMIN_FILE.toString(), "quarkus.flyway.clean-at-start", "true");
        }
    }

    @Inject
    Users users;

    @Inject
    Pool pool;

    @AfterEach
    void removeOtherUsers() {
        users.list("", 1000).await().indefinitely().stream()
                .map(User::username)
                .filter(name -> !name.equals("admin"))
                .forEach(name -> users.remove(name, Origin.SERVICE).await().indefinitely());
    }

    @Test
    void writesTheFirstAdministratorIntoAFileForItsOwnerAlone() throws IOException {
        assertThat(Files.readAllLines(ADMIN_FILE)).hasSize(2).first().isEqualTo("username: admin");
        assertThat(adminPassword()).hasSizeGreaterThanOrEqualTo(Password.MIN_CHARACTERS);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ADMIN_FILE)))
                .isEqualTo("rw-------");
        admin().get("/api/v1/users").then().statusCode(200).body("items.username", hasItem("admin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/users", "/api/v1/anything", "/q/metrics", "/q/openapi", "/nothing"})
    void isClosedToStrangersWithAProblem(String path) {
        given().get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Basic"))
                .body("status", equalTo(401));
    }

    @Test
    void opensNoPasswordDialogInABrowsersScript() {
        given().header("Sec-Fetch-Mode", "cors")
                .get("/api/v1/users")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", nullValue());
    }

    @Test
    void leadsPeopleFromPagesToTheSignInPage() {
        given().redirects()
                .follow(false)
                .accept("text/html")
                .get("/")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/sign-in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/console/base.css"})
    void isOpenWhereNobodyCanBeSignedInYet(String path) {
        given().get(path).then().statusCode(200);
    }

    @Test
    void tellsItsHealthToWhoeverAsks() {
        given().get("/q/health/live").then().body("status", oneOf("UP", "DOWN"));
    }

    @Test
    void sendsTheSecurityHeadersWithEverything() {
        for (var path : new String[] {"/sign-in", "/api/v1/users", "/console/base.css"}) {
            given().get(path)
                    .then()
                    .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                    .header("Content-Security-Policy", not(containsString("unsafe-inline")))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", not(blankOrNullString()));
        }
    }

    @Test
    void letsEachRoleReadAndOnlyAdministratorsSeeUsers() {
        create("wang", "viewer");
        create("chen", "officer");
        for (var name : new String[] {"wang", "chen"}) {
            as(name, PASSWORD).get("/q/metrics").then().statusCode(200);
            as(name, PASSWORD).get("/api/v1/users").then().statusCode(403).contentType("application/problem+json");
        }
    }

    @Test
    void changesOnesOwnPasswordOnlyWithTheCurrentOne() {
        create("wang", "viewer");
        as("wang", PASSWORD)
                .contentType(ContentType.JSON)
                .body(Map.of("current", "wrong", "password", "another-long-password"))
                .post("/api/v1/users/me/password")
                .then()
                .statusCode(400);
        as("wang", PASSWORD)
                .contentType(ContentType.JSON)
                .body(Map.of("current", PASSWORD, "password", "another-long-password"))
                .post("/api/v1/users/me/password")
                .then()
                .statusCode(204);
        as("wang", PASSWORD).get("/q/metrics").then().statusCode(401);
        as("wang", "another-long-password").get("/q/metrics").then().statusCode(200);
    }

    @Test
    void letsAnAdministratorSetAPassword() {
        create("wang", "viewer");
        admin().contentType(ContentType.JSON)
                .body(Map.of("password", "another-long-password"))
                .put("/api/v1/users/wang/password")
                .then()
                .statusCode(204);
        as("wang", "another-long-password").get("/q/metrics").then().statusCode(200);
    }

    @Test
    void refusesATakenNameAWeakPasswordAndAnUnknownRole() {
        create("wang", "viewer");
        post("wang", "viewer", PASSWORD).statusCode(409).contentType("application/problem+json");
        post("li", "viewer", "short").statusCode(400).body("detail", containsString("12"));
        post("li", "emperor", PASSWORD).statusCode(400);
        post("Li Lei", "viewer", PASSWORD).statusCode(400);
    }

    @Test
    void keepsTheLastAdministrator() {
        admin().delete("/api/v1/users/admin").then().statusCode(409);
        create("second", "admin");
        as("second", PASSWORD).delete("/api/v1/users/second").then().statusCode(204);
        admin().delete("/api/v1/users/nobody").then().statusCode(404);
    }

    @Test
    void pagesThroughTheList() {
        create("chen", "viewer");
        create("wang", "viewer");
        String cursor = admin().queryParam("limit", 2)
                .get("/api/v1/users")
                .then()
                .body("items.username", equalTo(List.of("admin", "chen")))
                .extract()
                .path("next_cursor");
        admin().queryParam("cursor", cursor)
                .get("/api/v1/users")
                .then()
                .body("items.username", equalTo(List.of("wang")))
                .body("next_cursor", nullValue());
    }

    @Test
    void slowsGuessingEvenOfUsersThatDoNotExist() {
        for (int i = 0; i < SignInThrottle.FREE_FAILURES; i++) {
            as("ghost", "guess" + i).get("/q/metrics").then().statusCode(401);
        }
        var answer = as("ghost", "guess").get("/q/metrics").then().extract();
        for (int i = 0; answer.statusCode() == 401 && i < 10; i++) {
            answer = as("ghost", "guess").get("/q/metrics").then().extract();
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        admin().get("/q/metrics").then().statusCode(200);
    }

    @Test
    void signsInByFormWithASessionThatScriptsAndOtherSitesCannotUse() {
        var session = signIn("admin", adminPassword());
        assertThat(session.header("Location")).endsWith("/");
        var cookie = session.detailedCookie("vigil_session");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        given().cookie("vigil_session", cookie.getValue())
                .get("/api/v1/users")
                .then()
                .statusCode(200);
    }

    @Test
    void saysOnTheSignInPageThatThePasswordWasWrong() {
        var location = signIn("admin", "wrong").header("Location");
        given().header("Accept-Language", "en")
                .get(location)
                .then()
                .statusCode(200)
                .body(containsString("User name or password is wrong."));
    }

    @Test
    void endsTheSessionOfARemovedUserAndStillShowsTheSignInPage() {
        create("wang", "viewer");
        var cookie = signIn("wang", PASSWORD).cookie("vigil_session");
        admin().delete("/api/v1/users/wang").then().statusCode(204);
        given().cookie("vigil_session", cookie).get("/q/metrics").then().statusCode(401);
        given().cookie("vigil_session", cookie).get("/sign-in").then().statusCode(200);
    }

    @Test
    void refusesChangesThatAnotherSitesPageAsksFor() {
        var foreign = Map.of("Sec-Fetch-Site", "cross-site", "Origin", "https://elsewhere.example");
        foreign.forEach((name, value) -> admin().header(name, value)
                .delete("/api/v1/users/nobody")
                .then()
                .statusCode(403));
        admin().header("Sec-Fetch-Site", "same-origin")
                .delete("/api/v1/users/nobody")
                .then()
                .statusCode(404);
    }

    @Test
    void tellsInTheAuditWhoSignedInWhoWasRefusedAndWhatWasChanged() {
        create("wang", "viewer");
        signIn("wang", PASSWORD);
        signIn("wang", "wrong");
        admin().delete("/api/v1/users/wang").then().statusCode(204);
        assertThat(events("actor", "wang")).startsWith("sign_in false form null", "sign_in true form null");
        assertThat(events("actor", "admin")).startsWith("user_removed true basic wang", "user_added true basic wang");
        create("chen", "officer");
        as("chen", PASSWORD).get("/api/v1/security-events").then().statusCode(403);
    }

    @Test
    void tellsAToolThatSignsInWithEveryRequestOnceAnHour() {
        create("prometheus", "viewer");
        for (int i = 0; i < 3; i++) {
            as("prometheus", PASSWORD).get("/q/metrics").then().statusCode(200);
        }
        assertThat(events("actor", "prometheus")).containsOnlyOnce("sign_in true basic null");
    }

    @Test
    void keepsTheAuditFromBeingChangedAndYoungEntriesFromBeingRemoved() {
        admin().get("/q/metrics").then().statusCode(200);
        for (var statement : List.of(
                "UPDATE security_event SET actor = 'another'",
                "DELETE FROM security_event",
                "TRUNCATE security_event")) {
            assertThatThrownBy(() -> pool.query(statement).execute().await().indefinitely())
                    .hasMessageContaining("security_event refused");
        }
    }

    @Test
    void letsAuditEntriesGoThatAreOlderThanSixMonths() {
        pool.query(
                        """
                        INSERT INTO security_event (at, kind, success, actor, way, address)
                        VALUES (now() - INTERVAL '7 months', 'sign_in', true, 'long-ago', 'form', '192.0.2.1')""")
                .execute()
                .await()
                .indefinitely();
        var removed = pool.query("DELETE FROM security_event WHERE actor = 'long-ago'")
                .execute()
                .await()
                .indefinitely();
        assertThat(removed.rowCount()).isEqualTo(1);
    }

    private static List<String> events(String parameter, String value) {
        List<Map<String, ?>> events = admin().queryParam(parameter, value)
                .get("/api/v1/security-events")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return events.stream()
                .map(e -> e.get("kind") + " " + e.get("success") + " " + e.get("way") + " " + e.get("object"))
                .toList();
    }

    private static Response signIn(String username, String password) {
        return given().redirects()
                .follow(false)
                .formParam("j_username", username)
                .formParam("j_password", password)
                .post("/j_security_check")
                .then()
                .statusCode(302)
                .extract()
                .response();
    }

    private static void create(String username, String role) {
        post(username, role, PASSWORD).statusCode(201).header("Location", endsWith("/api/v1/users/" + username));
    }

    private static ValidatableResponse post(String username, String role, String password) {
        return admin().contentType(ContentType.JSON)
                .body(Map.of("username", username, "role", role, "password", password))
                .post("/api/v1/users")
                .then();
    }

    private static RequestSpecification admin() {
        return as("admin", adminPassword());
    }

    private static RequestSpecification as(String username, String password) {
        return given().auth().preemptive().basic(username, password);
    }

    private static String adminPassword() {
        try {
            return Files.readAllLines(ADMIN_FILE).get(1).substring("password: ".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
