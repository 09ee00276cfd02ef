package health.vigil.reports.scoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "li", roles = "officer")
class ScoringApiTest {
    /** The last hour of 2025 in Beijing. */
    private static final Instant LAST_YEAR = Instant.parse("2025-12-31T15:00:00Z");

    @Inject
    Stock stock;

    private String site;
    private UUID finding;

    @BeforeEach
    void aHospitalThatStoredForTooLong() throws SQLException {
        site = stock.site("hospital", "440203");
        finding = stock.stored(site, "bag", Instant.parse("2026-02-01T00:00:00Z"), 48, null);
        stock.stored(site, "bag", Instant.parse("2026-02-01T00:00:00Z"), 24, null);
        stock.stored(site, "old", LAST_YEAR.minusSeconds(48 * 3600), 48, LAST_YEAR);
    }

    @Test
    void proposesWhatTheTableNames() {
        report().body("proposals", hasSize(1))
                .body("proposals[0].id", equalTo(finding.toString()))
                .body("proposals[0].status", equalTo("proposed"))
                .body("proposals[0].points", equalTo(2))
                .body("proposals[0].line.basis", containsString("第十七条"))
                .body("proposals[0].finding.rule", equalTo("medical-waste-regulation-2011.storage.48h"))
                .body("totals[0].points", equalTo(0))
                .body("totals[0].open", equalTo(2))
                .body("standard.example", equalTo(true));
    }

    @Test
    void onlyWhatAPersonConfirmsCounts() {
        decide(finding, "confirm").statusCode(200).body("officer", equalTo("li"));
        report().body("proposals[0].status", equalTo("confirmed"))
                .body("proposals[0].decision.reason", equalTo("现场核实"))
                .body("totals[0].points", equalTo(2))
                .body("totals[0].undecided", equalTo(0));
        decide(finding, "dismiss").statusCode(200);
        report().body("proposals[0].status", equalTo("dismissed")).body("totals[0].points", equalTo(0));
    }

    @Test
    void decisionsStayOnRecord() {
        decide(finding, "confirm").statusCode(200);
        assertThatThrownBy(() -> stock.execute("DELETE FROM scoring_decision WHERE alarm_id = ?", finding))
                .hasMessageContaining("stay on record");
    }

    @Test
    void onlyInstitutionsAreScored() throws SQLException {
        var plant = stock.site("waste_plant", "440203");
        stock.stored(plant, "bag", Instant.parse("2026-02-01T00:00:00Z"), 48, null);
        given().queryParam("site", plant)
                .queryParam("year", "2026")
                .queryParam("format", "json")
                .get("/api/v1/reports/scoring")
                .then()
                .body("proposals", hasSize(0));
    }

    @Test
    void aDecisionNeedsAReasonAndAProposal() {
        given().contentType("application/json")
                .body("{\"verdict\":\"confirm\",\"reason\":\" \"}")
                .post("/api/v1/reports/scoring/" + finding + "/decision")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body("{\"verdict\":\"perhaps\",\"reason\":\"x\"}")
                .post("/api/v1/reports/scoring/" + finding + "/decision")
                .then()
                .statusCode(400);
        decide(UUID.randomUUID(), "confirm").statusCode(404);
    }

    @Test
    @TestSecurity(user = "viewer", roles = "viewer")
    void viewersDoNotDecide() {
        decide(finding, "confirm").statusCode(403);
    }

    @Test
    void saysOnPaperThatTheyAreProposalsByAnExample() {
        var pdf = given().queryParam("site", site)
                .queryParam("year", "2026")
                .accept("application/pdf")
                .get("/api/v1/reports/scoring")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(Pdf.text(pdf)).contains("不良执业行为记分建议", "2026年度", "待决定", "示例记分表", "由卫生监督人员核实后决定");
    }

    private ValidatableResponse report() {
        return given().queryParam("site", site)
                .queryParam("year", "2026")
                .queryParam("format", "json")
                .get("/api/v1/reports/scoring")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse decide(UUID id, String verdict) {
        return given().contentType("application/json")
                .body("{\"verdict\":\"%s\",\"reason\":\"现场核实\"}".formatted(verdict))
                .post("/api/v1/reports/scoring/" + id + "/decision")
                .then();
    }
}
