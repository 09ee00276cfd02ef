package health.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.Alarms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(InBrowser.FreshDatabase.class)
class ConsignmentPagesTest extends InBrowser {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String consignment = "YM-" + tag;
    private final String box = "box-" + tag;

    @Inject
    Alarms store;

    @BeforeEach
    void aBoxWithARecordOfFourHours() throws SQLException {
        api().contentType("application/yaml")
                .body(
                        """
                        jurisdictions:
                          - {code: "440000", name: 广东省, name_en: Guangdong, level: province}
                          - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                          - {code: "440203", name: 武江区, name_en: Wujiang, level: county, parent: "440200"}
                        sites:
                          - {id: paged-cdc, name: 分页疾控, name_en: Paged CDC, jurisdiction: "440203", kind: cdc}
                          - {id: paged-clinic, name: 分页门诊, name_en: Paged Clinic, jurisdiction: "440203", kind: vaccination_clinic}
                        devices:
                          - id: %s
                            site: paged-cdc
                            name: 运输箱
                            name_en: Transport box
                            family: vaccine_cold_chain
                            sampling_point: transport
                            facility_class: refrigerated
                            interval_s: 60
                            fields: [temp]
                        """
                                .formatted(box)
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then()
                .statusCode(200);
        store.execute(
                """
                INSERT INTO reading (time, device_key, field_id, flags, value)
                SELECT t, d.key, f.id, 0, CASE WHEN t >= %1$s - INTERVAL '3 h' AND t < %1$s - INTERVAL '150 min' THEN 10.5 ELSE 5 END
                FROM device d, field f, generate_series(%1$s - INTERVAL '4 h', %1$s, INTERVAL '2 min') t
                WHERE d.id = '%2$s' AND f.name = 'temp'
                    AND NOT t BETWEEN %1$s - INTERVAL '110 min' AND %1$s - INTERVAL '80 min'
                ON CONFLICT DO NOTHING;
                INSERT INTO device_event (time, device_key, digest, type, body)
                SELECT %1$s - INTERVAL '181 min', key, '\\x01', 'door.opened', '{}' FROM device WHERE id = '%2$s'
                ON CONFLICT DO NOTHING
                """
                        .formatted("timestamptz '" + now + "'", box));
        api().body(Map.of("device", box, "kind", "box", "calibrated_until", "2099-12-31"))
                .post("/api/v1/cold-equipment")
                .then()
                .statusCode(201);
        consignment();
    }

    @Test
    void showsTheWholeJourneyWithWhatSpeaksAgainstAcceptingIt() {
        enter("admin");
        browser.go("/consignments");
        browser.reads(
                "[data-key='" + consignment + "']", "Paged CDC → Paged Clinic", "Hepatitis B", "arrived, not decided");
        fitsWithoutScrollingSideways();
        browser.press("[data-key='" + consignment + "'] a");

        browser.reads("#proposals", "Proposed: refuse", "Out of its range", "leg 1", "10.5 °C", "疫苗管理法 art. 39");
        browser.reads("#proposals", "No temperature recorded for longer than allowed");
        browser.reads("#found", "Above the range", "No record", "Door opened · " + box);
        assertThat(browser.attribute("#chart svg", "aria-label"))
                .startsWith("1 legs")
                .contains("highest 10.5 °C", "gaps: 1, excursions: 1");
        assertThat(browser.all("#chart .gap, #chart .excursion, #chart .sign.door"))
                .hasSize(3);
        browser.reads("#exposures", "30 min in all", "Mean kinetic (exposure only)", "10.5 °C");
        browser.reads("#facts", "Paged Clinic", "48.5 km");
        fitsWithoutScrollingSideways();
    }

    @Test
    void aPersonDecidesAndThatStaysOnRecord() {
        enter(user("officer"));
        browser.go("/consignments/" + consignment);
        browser.press("#verdicts label:nth-child(3)");
        browser.type("#decide textarea", "Too warm for half an hour");
        browser.press("#decide button");

        browser.reads("#standing", "refused");
        browser.reads("#decisions", "refused", "Too warm for half an hour", "officer-");
        assertThat(browser.all("#decide:not([hidden])")).isEmpty();
        api().get("/api/v1/alarms?item=consignment:" + consignment).then().statusCode(200);
        browser.go("/");
        browser.press(".where a[href='/consignments/" + consignment + "']");
        browser.reads("#standing", "refused");
    }

    @Test
    void aViewerReadsAndDoesNotDecide() {
        enter(user("viewer"));
        browser.go("/consignments/" + consignment);
        browser.see("#chart svg");
        assertThat(browser.see("#main").getText()).doesNotContain("Decide");
        browser.press(".languages a[lang=zh-CN]");
        browser.reads("#proposals", "建议：拒收", "超出温度范围");
        fitsWithoutScrollingSideways();
    }

    @Test
    void whatIsNoConsignmentGetsAReadablePage() {
        enter("admin");
        browser.go("/consignments/none");
        assertThat(browser.text("main h2")).isEqualTo("There is no such consignment");
        forgives(404);
    }

    private void consignment() {
        String lot = api().body(Map.of(
                        "vaccine", "Hepatitis B", "manufacturer", "Maker", "lot", consignment, "expiry", "2099-06-30"))
                .post("/api/v1/vaccine-lots")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        api().body(Map.of(
                        "id",
                        consignment,
                        "from_site",
                        "paged-cdc",
                        "to_site",
                        "paged-clinic",
                        "lots",
                        List.of(Map.of("lot", lot, "quantity", 200)),
                        "legs",
                        List.of(Map.of("device", box, "from", ago(4), "to", ago(0))),
                        "dispatched_at",
                        ago(4),
                        "arrived_at",
                        ago(0),
                        "mileage_km",
                        48.5))
                .post("/api/v1/consignments")
                .then()
                .statusCode(201);
    }

    private String ago(int hours) {
        return now.minus(Duration.ofHours(hours)).toString();
    }
}
