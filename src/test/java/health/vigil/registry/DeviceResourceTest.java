package health.vigil.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "keeper", roles = "admin")
class DeviceResourceTest {
    private static final String DEVICES = "/api/v1/devices";
    private static final String TAP =
            """
            {"id": "dw-tap", "site": "tap-market", "name": "末梢水监测仪", "name_en": "Tap analyser",
             "family": "drinking_water", "sampling_point": "network_end", "interval_s": 60,
             "fields": ["ph", "free_chlorine"]}""";
    private static final String PLACES =
            """
            INSERT INTO jurisdiction (code, name, name_en, level, parent) VALUES
                ('440000', '广东省', 'Guangdong', 'province', NULL), ('440200', '韶关市', 'Shaoguan', 'prefecture', '440000'),
                ('440203', '武江区', 'Wujiang', 'county', '440200'), ('440281', '乐昌市', 'Lechang', 'county', '440200');
            INSERT INTO site (id, name, name_en, jurisdiction, kind) VALUES
                ('tap-market', '市场', 'Market', '440203', 'market'), ('far-pool', '游泳馆', 'Pool', '440281', 'pool')""";

    @Inject
    Registry registry;

    @Inject
    RegistryTables tables;

    @BeforeEach
    void places() {
        empty();
        tables.execute(PLACES);
    }

    @AfterEach
    void empty() {
        tables.empty();
        registry.refresh().await().indefinitely();
    }

    @Test
    void createsADeviceThatTheHotPathKnowsAtOnce() {
        json(TAP)
                .post(DEVICES)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/devices/dw-tap"))
                .header("ETag", notNullValue())
                .body("jurisdiction", equalTo("440203"))
                .body("protocol", equalTo("vigil_json"))
                .body("created_at", notNullValue())
                .body("retired_at", nullValue());
        assertThat(registry.snapshot().device("dw-tap").orElseThrow().jurisdiction())
                .isEqualTo("440203");
    }

    @Test
    void keepsAGatewayInServiceWhileDevicesReportThroughIt() {
        json(TAP).post(DEVICES).then().statusCode(201);
        json(TAP.replace("\"dw-tap\"", "\"dw-behind\", \"gateway\": \"dw-tap\""))
                .post(DEVICES)
                .then()
                .statusCode(201)
                .body("gateway", equalTo("dw-tap"));

        given().delete(DEVICES + "/dw-tap").then().statusCode(409).body("detail", containsString("'dw-behind'"));

        given().delete(DEVICES + "/dw-behind").then().statusCode(204);
        given().delete(DEVICES + "/dw-tap").then().statusCode(204);
    }

    @Test
    void refusesASecondDeviceOfTheSameId() {
        json(TAP).post(DEVICES).then().statusCode(201);
        json(TAP).post(DEVICES).then().statusCode(409).contentType("application/problem+json");
    }

    @Test
    void tellsAllThatIsWrongWithADevice() {
        json(TAP.replace("tap-market", "nowhere").replace("network_end", "pool").replace("\"ph\"", "\"chlorine\""))
                .post(DEVICES)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.path", contains("site", "sampling_point", "fields"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"famly\": \"water\"} | famly", "{\"id\": | ", "[] | ", "'' | body"})
    void answersWhatIsNoDeviceWithAProblem(String body, String detail) {
        json(body)
                .post(DEVICES)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(containsString(detail == null ? "" : detail));
    }

    @Test
    void replacesOnlyWhatTheCallerHasSeen() {
        var seen = json(TAP).post(DEVICES).header("ETag");
        var change = TAP.replace("Tap analyser", "Market tap").replace("tap-market", "far-pool");

        json(change).put(DEVICES + "/dw-tap").then().statusCode(428).contentType("application/problem+json");
        json(change)
                .header("If-Match", "\"77\"")
                .put(DEVICES + "/dw-tap")
                .then()
                .statusCode(412);
        json(change)
                .header("If-Match", seen)
                .put(DEVICES + "/dw-tap")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(seen)))
                .body("name_en", equalTo("Market tap"))
                .body("jurisdiction", equalTo("440281"));
        json(change).header("If-Match", seen).put(DEVICES + "/dw-tap").then().statusCode(412);
        assertThat(registry.snapshot().device("dw-tap").orElseThrow().site()).isEqualTo("far-pool");
    }

    @Test
    void takesBackWhatItGave() {
        json(TAP).post(DEVICES);
        var got = given().get(DEVICES + "/dw-tap");
        json(got.asString())
                .header("If-Match", got.header("ETag"))
                .put(DEVICES + "/dw-tap")
                .then()
                .statusCode(200)
                .header("ETag", got.header("ETag"));
    }

    @Test
    void refusesToRenameADevice() {
        json(TAP).post(DEVICES);
        json(TAP.replace("dw-tap", "dw-other"))
                .header("If-Match", "*")
                .put(DEVICES + "/dw-tap")
                .then()
                .statusCode(422)
                .body("errors.path", contains("id"));
    }

    @Test
    void answersForUnknownDevicesWithAProblem() {
        given().get(DEVICES + "/dw-none").then().statusCode(404).body("detail", containsString("dw-none"));
        given().delete(DEVICES + "/dw-none").then().statusCode(404);
        json(TAP).header("If-Match", "*").put(DEVICES + "/dw-tap").then().statusCode(404);
    }

    @Test
    void retiresADeviceAndBringsItBackByDescribingItAgain() {
        json(TAP).post(DEVICES);
        given().post(DEVICES + "/credentials?device=dw-tap").then().statusCode(200);

        given().delete(DEVICES + "/dw-tap").then().statusCode(204);
        assertThat(registry.snapshot().device("dw-tap")).isEmpty();
        given().get(DEVICES).then().body("items", hasSize(0));
        given().get(DEVICES + "?retired=true").then().body("items.id", contains("dw-tap"));
        given().get(DEVICES + "/dw-tap").then().statusCode(200).body("retired_at", notNullValue());
        given().post(DEVICES + "/dw-tap/credential").then().statusCode(404);

        json(TAP).header("If-Match", "*").put(DEVICES + "/dw-tap").then().statusCode(200);
        assertThat(registry.snapshot().device("dw-tap")).isPresent();
        given().post(DEVICES + "/credentials").then().body("items.device", contains("dw-tap"));
    }

    @Test
    void walksThroughAllPagesInOrder() {
        for (var i = 0; i < 5; i++) {
            json(TAP.replace("dw-tap", "dw-" + i)).post(DEVICES).then().statusCode(201);
        }
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var page = given().queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .queryParam("limit", 2)
                    .get(DEVICES)
                    .jsonPath();
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(2);
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        assertThat(ids).containsExactly("dw-0", "dw-1", "dw-2", "dw-3", "dw-4");
    }

    @Test
    void saysThatThereIsNoNextPage() {
        given().get(DEVICES).then().body("$", hasKey("next_cursor")).body("next_cursor", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "family=drinking_water, 2",
        "family=radiation, 0",
        "jurisdiction=440200, 2",
        "jurisdiction=44, 2",
        "jurisdiction=440281, 1",
        "jurisdiction=431100, 0",
        "site=far-pool, 1",
        "q=FAR, 1",
        "q=末梢, 2",
        "q=%25, 0"
    })
    void filters(String query, int count) {
        json(TAP).post(DEVICES).then().statusCode(201);
        json(TAP.replace("dw-tap", "dw-far").replace("tap-market", "far-pool"))
                .post(DEVICES)
                .then()
                .statusCode(201);
        given().urlEncodingEnabled(false)
                .get(DEVICES + "?" + query)
                .then()
                .statusCode(200)
                .body("items", hasSize(count));
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=1001", "limit=many", "cursor=*", "family=water", "jurisdiction=Shaoguan"})
    void refusesQueriesThatMakeNoSense(String query) {
        given().get(DEVICES + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString(query.split("=")[0]));
    }

    @Test
    void editsSitesAndJurisdictionsJustSo() {
        var site =
                """
                {"id": "new-works", "name": "水厂", "name_en": "Works", "jurisdiction": "440203", "kind": "waterworks",
                 "latitude": 24.79, "longitude": 113.58}""";
        var tag = json(site)
                .post("/api/v1/sites")
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
        json(site.replace("Works", "Old works"))
                .header("If-Match", tag)
                .put("/api/v1/sites/new-works")
                .then()
                .statusCode(200)
                .body("name_en", equalTo("Old works"));
        given().get("/api/v1/sites?jurisdiction=440200&kind=waterworks").then().body("items.id", contains("new-works"));
        json(TAP).post(DEVICES);
        given().get("/api/v1/sites?family=drinking_water").then().body("items.id", contains("tap-market"));

        json("{\"code\": \"440282\", \"name\": \"南雄市\", \"name_en\": \"Nanxiong\", \"level\": \"county\", \"parent\": \"440200\"}")
                .post("/api/v1/jurisdictions")
                .then()
                .statusCode(201);
        given().get("/api/v1/jurisdictions?jurisdiction=440200&level=county")
                .then()
                .body("items.code", contains("440203", "440281", "440282"))
                .body("items.parent", everyItem(equalTo("440200")));
        json("{\"name\": \"南雄\", \"name_en\": \"Nanxiong\", \"level\": \"county\", \"parent\": \"440300\"}")
                .header("If-Match", "*")
                .put("/api/v1/jurisdictions/440282")
                .then()
                .statusCode(422)
                .body("errors.path", hasItem("parent"));
    }

    @Test
    void noticesWhatAnotherInstanceChanged() {
        json(TAP).post(DEVICES);
        tables.execute("UPDATE device SET interval_s = 5 WHERE id = 'dw-tap'");
        tables.execute("UPDATE registry_revision SET revision = revision + 1");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        registry.snapshot().device("dw-tap").orElseThrow().interval())
                .hasSeconds(5));
    }

    @Test
    void writesTheFieldCatalogueDown() {
        assertThat(tables.bytes("SELECT convert_to(unit, 'UTF8') FROM field WHERE name = 'dose_rate'"))
                .isEqualTo("µSv/h".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @TestSecurity(user = "guest", roles = "viewer")
    void letsViewersOnlyRead() {
        given().get(DEVICES).then().statusCode(200);
        json(TAP).post(DEVICES).then().statusCode(403);
        json(TAP).put(DEVICES + "/dw-tap").then().statusCode(403);
        given().delete(DEVICES + "/dw-tap").then().statusCode(403);
        given().post(DEVICES + "/credentials").then().statusCode(403);
    }

    @Test
    @TestSecurity
    void letsNobodyInWithoutLogin() {
        given().get(DEVICES).then().statusCode(401);
    }

    private static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }
}
