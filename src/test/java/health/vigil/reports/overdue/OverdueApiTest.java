package health.vigil.reports.overdue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import health.vigil.EmbeddedPartsResource;
import health.vigil.reports.Pdf;
import health.vigil.reports.Stock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "viewer", roles = "viewer")
class OverdueApiTest {
    private static final Instant STORED = Instant.parse("2026-02-01T00:00:00Z");

    @Inject
    Stock stock;

    private final String bag = "overdue-" + UUID.randomUUID();

    @BeforeEach
    void aBagThatStayedForThreeDays() throws SQLException {
        var site = stock.site("hospital", "440203");
        stock.execute(
                "INSERT INTO container (id, department, category, site_id, jurisdiction, weight_in_kg, state, open) VALUES (?, '内科', '841-002-01', ?, '440203', 4.2, 'treated', false)",
                bag,
                site);
        var left = STORED.plus(Duration.ofHours(72));
        stock.stored(site, bag, STORED, 24, left);
        stock.stored(site, bag, STORED, 48, left);
    }

    @Test
    void tellsEachOnceByTheGravestLimitThatItExceeds() {
        report("440203", 50)
                .body("jurisdiction.name", equalTo("武江区"))
                .body("parts.stored.findAll { it.alarm.item == '" + bag + "' }", hasSize(1))
                .rootPath("parts.stored.find { it.alarm.item == '" + bag + "' }")
                .body("age", equalTo("PT50H"))
                .body("alarm.limit", equalTo(48f))
                .body("alarm.legal", equalTo(true))
                .body("cargo.kg", equalTo(4.2f))
                .body("cargo.department", equalTo("内科"));
        report("440203", 30).body("parts.stored.find { it.alarm.item == '" + bag + "' }.alarm.limit", equalTo(24f));
    }

    @Test
    void tellsWhatLastedAtThatMomentOnly() {
        report("440203", 23).body("parts.stored.findAll { it.alarm.item == '" + bag + "' }", hasSize(0));
        report("440203", 72).body("parts.stored.findAll { it.alarm.item == '" + bag + "' }", hasSize(0));
    }

    @Test
    void aDivisionIncludesThoseBelowItAndNoOthers() {
        report("440200", 50).body("parts.stored.findAll { it.alarm.item == '" + bag + "' }", hasSize(1));
        report("440204", 50).body("parts.stored.findAll { it.alarm.item == '" + bag + "' }", hasSize(0));
    }

    @Test
    void canBePrinted() {
        var pdf = given().queryParam("at", STORED.plus(Duration.ofHours(50)).toString())
                .queryParam("jurisdiction", "440203")
                .accept("application/pdf")
                .get("/api/v1/reports/overdue")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(Pdf.text(pdf)).contains("医疗废物超期清单", "武江区", "损伤性废物", "2天2小时0分", "医疗废物管理条例-2011,Article17");
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        given().queryParam("jurisdiction", "here")
                .get("/api/v1/reports/overdue")
                .then()
                .statusCode(400)
                .body("detail", containsString("GB/T 2260"));
        given().queryParam("at", "yesterday")
                .get("/api/v1/reports/overdue")
                .then()
                .statusCode(400)
                .body("detail", containsString("2026-11-22"));
        given().queryParam("at", "2126-01-01T00:00:00Z")
                .get("/api/v1/reports/overdue")
                .then()
                .statusCode(400)
                .body("detail", containsString("future"));
    }

    private static ValidatableResponse report(String jurisdiction, int hours) {
        return given().queryParam("jurisdiction", jurisdiction)
                .queryParam("at", STORED.plus(Duration.ofHours(hours)).toString())
                .queryParam("format", "json")
                .get("/api/v1/reports/overdue")
                .then()
                .statusCode(200);
    }
}
