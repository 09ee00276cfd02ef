package health.vigil.reports.waste;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import health.vigil.EmbeddedPartsResource;
import health.vigil.reports.Pdf;
import health.vigil.reports.Stock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** The month's report from the real store, in each format. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "viewer", roles = "viewer")
class WasteMonthApiTest {
    private static final String NUMBER = "20264402000001";

    @Inject
    Stock stock;

    private String site;
    private String bag;

    @BeforeEach
    void aHospitalWithTwoBags() throws SQLException {
        site = stock.site("hospital", "440203");
        bag = "=B" + UUID.randomUUID();
        container(bag, "内科 & <急诊>", 3.5, 3.4, 3.0, NUMBER);
        container(UUID.randomUUID().toString(), "外科", 1.25, null, null, null);
        stock.execute(
                "INSERT INTO department (site_id, name, name_en, beds, open_from, known_since) VALUES (?, '外科', 'Surgery', 20, '2026-01-01', now())",
                site);
        stock.execute("INSERT INTO department_day VALUES (?, '外科', '2026-03-10', 10, 'nurse', now())", site);
        stock.stored(site, bag, at("2026-03-08T08:00"), 48, at("2026-03-11T08:00"));
    }

    @Test
    void tellsTheMonthAsJson() {
        report("json")
                .contentType("application/json")
                .body("month", equalTo("2026-03"))
                .body("collected.department", hasItem("外科"))
                .body("collected.find { it.department == '外科' }.amount.kg", equalTo(1.25f))
                .body("handed_over[0].day", equalTo("2026-03-11"))
                .body("handed_over[0].difference.toDouble()", closeTo(0.4, 1e-9))
                .body("balance.closing.containers", equalTo(1))
                .body("rates[0].bed_days", equalTo(10))
                .body("register[0].signed_by", equalTo("护士长"))
                .body("register[0].method", equalTo("焚烧"))
                .body("overdue[0].item", equalTo(bag))
                .body("overdue[0].basis", equalTo("医疗废物管理条例-2011, Article 17"));
    }

    @Test
    void isAWellFormedPageThatRunsNothing() throws Exception {
        var page = report("html")
                .contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("Content-Language", "zh-CN")
                .extract()
                .asString();
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        assertThat(page)
                .contains("医疗废物月报", "第一&lt;人民&gt;医院 &amp; &quot;东区&quot;", "内科 &amp; &lt;急诊&gt;")
                .contains("《医疗废物管理条例》第十二条")
                .doesNotContain("<急诊>");
    }

    @Test
    void isAPdfWhoseChineseCanBeReadBack() {
        var pdf = report("pdf")
                .contentType("application/pdf")
                .header("Content-Disposition", containsString("waste-month-" + site + "-2026-03.pdf"))
                .extract()
                .asByteArray();
        assertThat(Pdf.text(pdf)).contains("医疗废物月报", "第一<人民>医院&\"东区\"", "感染性废物", "护士长→王司机", "医疗废物管理人员（签字、日期）", NUMBER);
    }

    @Test
    void isATableInWhichNothingIsAFormula() {
        var csv =
                report("csv").contentType(containsString("text/csv")).extract().asString();
        assertThat(csv).startsWith("\uFEFF医疗废物月报").contains("'" + bag).contains("'=officer");
    }

    @Test
    void speaksEnglishToo() {
        given().queryParam("site", site)
                .queryParam("month", "2026-03")
                .accept("text/html")
                .header("Accept-Language", "en-GB")
                .get("/api/v1/reports/waste-month")
                .then()
                .statusCode(200)
                .body(containsString("Medical waste, monthly report"))
                .body(containsString("First &lt;b&gt;Hospital&lt;/b&gt;"));
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        given().get("/api/v1/reports/waste-month").then().statusCode(400).body("detail", containsString("site"));
        given().queryParam("site", "nowhere")
                .get("/api/v1/reports/waste-month")
                .then()
                .statusCode(404);
        wrong("month", "March").body("detail", containsString("2026-11"));
        wrong("format", "docx").body("detail", containsString("html, pdf, csv, json"));
        wrong("lang", "fr").body("detail", containsString("zh-CN"));
    }

    private ValidatableResponse wrong(String name, String value) {
        return given().queryParam("site", site)
                .queryParam(name, value)
                .get("/api/v1/reports/waste-month")
                .then()
                .statusCode(400);
    }

    private ValidatableResponse report(String format) {
        return given().queryParam("site", site)
                .queryParam("month", "2026-03")
                .queryParam("format", format)
                .queryParam("lang", "zh-CN")
                .get("/api/v1/reports/waste-month")
                .then()
                .statusCode(200);
    }

    private void container(String id, String department, double in, Double out, Double plant, String manifest)
            throws SQLException {
        var left = out != null;
        stock.execute(
                """
                INSERT INTO container (id, category, site_id, department, jurisdiction, state, state_at, collected_at,
                    handed_over_at, arrived_at, treated_at, weight_in_kg, weight_out_kg, weight_plant_kg, manifest)
                VALUES (?, '841-001-01', ?, ?, '440203', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                id,
                site,
                department,
                left ? "treated" : "stored",
                at("2026-03-10T09:00"),
                at("2026-03-10T09:00"),
                left ? at("2026-03-11T08:00") : null,
                left ? at("2026-03-11T10:00") : null,
                left ? at("2026-03-11T20:00") : null,
                in,
                out,
                plant,
                manifest);
        if (left) {
            event(id, "container.handed_over", "2026-03-11T08:00", "{\"signed_by\":\"护士长\",\"signed_to\":\"王司机\"}");
            event(id, "container.treated", "2026-03-11T20:00", "{\"note\":\"焚烧\"}");
        }
    }

    private void event(String container, String type, String at, String body) throws SQLException {
        var id = UUID.randomUUID().toString().replace("-", "");
        stock.execute(
                "INSERT INTO custody_event (container, at, id, type, received_at, actor, body, record_hash) VALUES (?, ?, ?, ?, now(), 'test', ?::json, '\\x00')",
                container,
                at(at),
                id + id,
                type,
                body);
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + "+08:00").toInstant();
    }
}
