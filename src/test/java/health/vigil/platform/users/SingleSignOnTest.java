package health.vigil.platform.users;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People and tools of another provider; a browser's cookies and redirects are followed by an HTTP client. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@QuarkusTestResource(value = ProviderResource.class, restrictToAnnotatedClass = true)
@TestProfile(SingleSignOnTest.FromScratch.class)
class SingleSignOnTest {
    private static final String PASSWORD = "a-long-enough-password";

    public static class FromScratch implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("vigil.admin.password", PASSWORD, "quarkus.flyway.clean-at-start", "true");
        }
    }

    Provider provider;

    @TestHTTPResource
    URI vigil;

    private HttpClient browser;

    @BeforeEach
    void openABrowser() {
        browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    @Test
    void offersItOnTheSignInPageBesideTheForm() throws Exception {
        assertThat(get("/").body()).contains("href=\"/sign-in/sso\"", "j_password");
    }

    @Test
    void letsAnOfficerOfTheProviderReadAndHandleButNotAdminister() throws Exception {
        provider.signInAs("li.na", "officer");
        assertThat(get("/sign-in/sso").uri().getPath()).isEqualTo("/");
        assertThat(get("/").body()).contains("li.na");
        assertThat(get("/api/v1/devices").statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/users").statusCode()).isEqualTo(403);
    }

    @Test
    void goesOnToThePageThatWasAskedFor() throws Exception {
        provider.signInAs("li.na", "officer");
        assertThat(get("/kpi").uri().getPath()).isEqualTo("/sign-in");
        assertThat(get("/sign-in/sso").uri().getPath()).isEqualTo("/kpi");
    }

    @Test
    void leadsToOneAddressAtEachStep() throws Exception {
        provider.signInAs("li.na", "officer");
        assertThat(redirects(get("/sign-in/sso"))).hasSizeGreaterThan(2).allSatisfy(SingleSignOnTest::hasOneAddress);
        openABrowser();
        provider.signInAs("stranger", "uma_authorization");
        assertThat(redirects(get("/sign-in/sso"))).hasSizeGreaterThan(2).allSatisfy(SingleSignOnTest::hasOneAddress);
    }

    @Test
    void letsNobodyInWithoutARole() throws Exception {
        provider.signInAs("stranger", "uma_authorization");
        var answer = get("/sign-in/sso");
        assertThat(answer.uri()).hasPath("/sign-in").hasParameter("why", "no_role");
        assertThat(answer.body()).contains("/sign-in/sso/out");
        assertThat(get("/api/v1/devices").statusCode()).isEqualTo(401);
    }

    @Test
    void neverTakesTheNameOfAUserWithAPassword() throws Exception {
        provider.signInAs("admin", "admin");
        assertThat(get("/sign-in/sso").uri()).hasParameter("why", "name_taken");
        assertThat(get("/api/v1/users").statusCode()).isEqualTo(401);
    }

    @Test
    void knowsWhoHasBeenHereSoThatAlarmsCanBeGivenToThem() throws Exception {
        provider.signInAs("zhao", "officer");
        get("/sign-in/sso");
        admin().get("/api/v1/users")
                .then()
                .body("items.find { it.username == 'zhao' }.role", equalTo("officer"))
                .body("items.find { it.username == 'zhao' }.sign_in", equalTo("sso"));
    }

    @Test
    void takesARoleFromTheProviderAnewAtEachSignIn() throws Exception {
        provider.signInAs("qian", "viewer");
        get("/sign-in/sso");
        openABrowser();
        provider.signInAs("qian", "viewer", "admin");
        get("/sign-in/sso");
        assertThat(get("/api/v1/users").statusCode()).isEqualTo(200);
        admin().get("/api/v1/users").then().body("items.find { it.username == 'qian' }.role", equalTo("admin"));
    }

    @Test
    void endsTheProvidersSessionToo() throws Exception {
        provider.signInAs("li.na", "officer");
        get("/sign-in/sso");
        var before = provider.sessionsEnded();
        assertThat(post("/sign-out").uri().getPath()).isEqualTo("/sign-in");
        assertThat(provider.sessionsEnded()).isEqualTo(before + 1);
        assertThat(get("/api/v1/devices").statusCode()).isEqualTo(401);
    }

    @Test
    void takesATokenThatWasMadeForIt() {
        bearer(provider.tokenFor("grid", Provider.CLIENT, "viewer"))
                .get("/q/metrics")
                .then()
                .statusCode(200);
    }

    @Test
    void refusesATokenMadeForAnotherServiceAndOneWithoutARole() {
        bearer(provider.tokenFor("grid", "grafana", "admin"))
                .get("/q/metrics")
                .then()
                .statusCode(401);
        bearer(provider.tokenFor("grid", Provider.CLIENT))
                .get("/q/metrics")
                .then()
                .statusCode(401);
        bearer("nonsense").get("/q/metrics").then().statusCode(401);
    }

    @Test
    void keepsPasswordsForEmergencies() {
        admin().get("/api/v1/users").then().statusCode(200);
    }

    @Test
    void sendsWhoHasNoPasswordHereToTheProviderToChangeIt() {
        bearer(provider.tokenFor("wu", Provider.CLIENT, "viewer"))
                .contentType(ContentType.JSON)
                .body(Map.of("current", "x", "password", PASSWORD))
                .post("/api/v1/users/me/password")
                .then()
                .statusCode(409)
                .body("detail", containsString("single sign-on"));
    }

    @Test
    void tellsInTheAuditWhoCameInWhoWasRefusedAndWhoLeft() throws Exception {
        provider.signInAs("sun", "officer");
        get("/sign-in/sso");
        post("/sign-out");
        provider.signInAs("sun");
        openABrowser();
        get("/sign-in/sso");
        List<Map<String, ?>> events = admin().queryParam("actor", "sun")
                .get("/api/v1/security-events")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        assertThat(events)
                .extracting(e -> e.get("kind") + " " + e.get("success") + " " + e.get("way"))
                .containsExactly("sign_in false sso", "sign_out true sso", "sign_in true sso");
        assertThat(events.get(2).get("address")).isEqualTo("127.0.0.1");
    }

    @Test
    void allowsItsSignOutToLeadToTheProvider() throws Exception {
        assertThat(get("/sign-in").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("form-action 'self' " + provider.issuer()));
    }

    private static List<HttpResponse<String>> redirects(HttpResponse<String> last) {
        return Stream.iterate(
                        last.previousResponse(),
                        Optional::isPresent,
                        one -> one.flatMap(HttpResponse::previousResponse))
                .map(Optional::get)
                .toList();
    }

    private static void hasOneAddress(HttpResponse<String> redirect) {
        assertThat(redirect.headers().allValues("location"))
                .as(redirect.uri().toString())
                .hasSize(1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(vigil.resolve(path))
                .header("Accept", path.startsWith("/api/") ? "application/json" : "text/html")
                .GET());
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(vigil.resolve(path)).POST(BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static RequestSpecification admin() {
        return given().auth().preemptive().basic("admin", PASSWORD);
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
