package health.vigil.reports.excursion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import health.vigil.EmbeddedPartsResource;
import health.vigil.registry.Registry;
import health.vigil.reports.Pdf;
import health.vigil.reports.Stock;
import health.vigil.rules.Limit;
import health.vigil.rules.Priority;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day of a fridge: 90 min too warm at up to 10.1 °C, and two hours without a record. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "admin", roles = "admin")
class ExcursionApiTest {
    private static final String FROM = "2026-03-10T00:00:00+08:00";
    private static final String TO = "2026-03-11T00:00:00+08:00";

    @Inject
    Stock stock;

    @Inject
    Registry registry;

    private final String fridge = "cold-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void aFridgeWithADay() throws SQLException {
        register();
        measured("00:00", "10:00", 5.0);
        measured("10:00", "10:40", 9.3);
        measured("10:40", "10:50", 10.1);
        measured("10:50", "11:30", 9.3);
        measured("11:30", "14:10", 5.0);
        measured("16:00", "24:00", 5.0);
    }

    @Test
    void tellsExcursionExposureGapsAndLimits() {
        report("json")
                .body("subject.id", equalTo(fridge))
                .body("excursions", hasSize(1))
                .body("excursions[0].direction", equalTo("above"))
                .body("excursions[0].from", equalTo("2026-03-10T02:00:00Z"))
                .body("excursions[0].duration", equalTo("PT1H30M"))
                .body("excursions[0].peak", equalTo(10.1f))
                .body("above.longest", equalTo("PT1H30M"))
                .body("below.total", equalTo("PT0S"))
                .body("gaps", hasSize(1))
                .body("gaps[0].from", equalTo("2026-03-10T06:00:00Z"))
                .body("gaps[0].duration", equalTo("PT2H"))
                .body("recorded", equalTo("PT22H30M"))
                .body("freezing", hasSize(0))
                .body("limits.basis", hasItem("疫苗管理法-2019, Article 37, prescribed temperature"))
                .body("limits.findAll { it.legal }.celsius", equalTo(List.of(2f, 8f)));
    }

    @Test
    void theMeanKineticTemperatureWeighsWarmthMoreThanTheMean() {
        var json = report("json").extract().jsonPath();
        // 21 h at 5.0 °C, 80 min at 9.3 °C and 10 min at 10.1 °C are on record
        assertThat(json.getDouble("mean")).isEqualTo((21 * 60 * 5.0 + 80 * 9.3 + 10 * 10.1) / 1350, within());
        assertThat(json.getDouble("mean_kinetic_temperature")).isEqualTo(kinetic(), within());
    }

    @Test
    void tellsWhoTookNoteOfItsAlarms() throws SQLException {
        var rule = Rule.of(
                "vaccine-administration-law-2019.temp.high.refrigerated",
                "冷藏温度高于8℃",
                "Refrigerated storage above 8 °C",
                "temp",
                "°C",
                new Limit(Limit.Direction.ABOVE, 8, false, 0),
                Duration.ofHours(1),
                Duration.ZERO,
                Priority.HIGH,
                new Source("疫苗管理法", "2019", "Article 37", true, LocalDate.of(2019, 1, 1), null));
        var onset = Instant.parse("2026-03-10T02:00:00Z");
        stock.alarm(
                rule,
                fridge + "-site",
                fridge,
                "vaccine_cold_chain",
                null,
                onset,
                Duration.ofHours(1),
                onset.plus(Duration.ofHours(2)));
        stock.alarm(
                rule,
                fridge + "-site",
                fridge,
                "vaccine_cold_chain",
                null,
                onset.minus(Duration.ofDays(2)),
                Duration.ofHours(1),
                onset.minus(Duration.ofDays(1)));
        report("json").body("alarms", hasSize(1)).body("alarms[0].acknowledged_by", equalTo("=officer"));
    }

    @Test
    void isPrintedWithItsChartAndLinesToSign() {
        var page = report("html").extract().asString();
        assertThat(page).contains("<svg", "stroke-dasharray", "2 号冰箱 &amp; &lt;备用&gt;");
        var pdf = report("pdf").contentType("application/pdf").extract().asByteArray();
        assertThat(Pdf.text(pdf))
                .contains(
                        "疫苗储存运输超温报告",
                        "2号冰箱&<备用>",
                        "1小时30分",
                        "10.1",
                        "8°C",
                        "06:00",
                        "《中华人民共和国疫苗管理法》",
                        "上市许可持有人（签字、日期）");
    }

    @Test
    void followsAConsignmentThroughItsEquipment() throws SQLException {
        var id = "Z-" + fridge;
        var lot = UUID.randomUUID();
        stock.execute(
                "INSERT INTO cold_equipment (device_id, kind, model, probes, calibrated_until) VALUES (?, 'fridge', 'HYC-290', ARRAY[?], '2026-12-31')",
                fridge,
                fridge);
        stock.execute(
                "INSERT INTO vaccine_lot (id, vaccine, manufacturer, lot, expiry, storage_class, freeze_sensitive) VALUES (?, '乙肝疫苗', '某厂', ?, '2027-01-01', 'refrigerated', true)",
                lot,
                fridge);
        stock.execute(
                "INSERT INTO consignment (id, from_site, to_site, dispatched_at, arrived_at) VALUES (?, ?, ?, ?, ?)",
                id,
                fridge + "-site",
                fridge + "-site",
                OffsetDateTime.parse("2026-03-10T09:00:00+08:00").toInstant(),
                OffsetDateTime.parse("2026-03-10T12:00:00+08:00").toInstant());
        stock.execute("INSERT INTO consignment_lot (consignment, lot, quantity) VALUES (?, ?, 200)", id, lot);
        stock.execute(
                "INSERT INTO consignment_leg (consignment, position, device_id, from_at) VALUES (?, 1, ?, ?)",
                id,
                fridge,
                OffsetDateTime.parse("2026-03-10T09:00:00+08:00").toInstant());
        given().queryParam("consignment", id)
                .queryParam("format", "json")
                .get("/api/v1/reports/excursion")
                .then()
                .statusCode(200)
                .body("excursions[0].duration", equalTo("PT1H30M"))
                .body("recorded", equalTo("PT3H"))
                .body("subject.facts.find { it.key == 'lots' }.value", containsString("乙肝疫苗"));
        report("html").body(containsString("HYC-290")).body(containsString("2026-12-31"));
    }

    @Test
    void saysWhatIsWrongWithAQuestion() {
        given().get("/api/v1/reports/excursion").then().statusCode(400).body("detail", containsString("consignment"));
        given().queryParam("device", "nobody")
                .get("/api/v1/reports/excursion")
                .then()
                .statusCode(404);
        given().queryParam("consignment", "nothing")
                .get("/api/v1/reports/excursion")
                .then()
                .statusCode(404);
        given().queryParam("device", fridge)
                .queryParam("from", TO)
                .queryParam("to", FROM)
                .get("/api/v1/reports/excursion")
                .then()
                .statusCode(400)
                .body("detail", containsString("not before"));
        given().queryParam("device", fridge)
                .queryParam("from", "2025-03-10T00:00:00+08:00")
                .queryParam("to", TO)
                .get("/api/v1/reports/excursion")
                .then()
                .statusCode(400)
                .body("detail", containsString("92 days"));
    }

    private ValidatableResponse report(String format) {
        return given().queryParam("device", fridge)
                .queryParam("from", FROM)
                .queryParam("to", TO)
                .queryParam("format", format)
                .queryParam("lang", "zh-CN")
                .get("/api/v1/reports/excursion")
                .then()
                .statusCode(200);
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-4);
    }

    /** USP 1160, weighted by time. */
    private static double kinetic() {
        var sum = 1260 * Math.exp(-10_000 / 278.15) + 80 * Math.exp(-10_000 / 282.45) + 10 * Math.exp(-10_000 / 283.25);
        return 10_000 / -Math.log(sum / 1350) - 273.15;
    }

    private void register() {
        given().contentType("application/yaml")
                .body(
                        """
                        jurisdictions:
                          - {code: "440000", name: 广东省, name_en: Guangdong, level: province}
                          - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                          - {code: "440203", name: 武江区, name_en: Wujiang, level: county, parent: "440200"}
                        sites:
                          - {id: %1$s-site, name: 接种门诊, name_en: Clinic, jurisdiction: "440203", kind: vaccination_clinic}
                        devices:
                          - id: %1$s
                            site: %1$s-site
                            name: "2 号冰箱 & <备用>"
                            name_en: Fridge 2
                            family: vaccine_cold_chain
                            sampling_point: storage
                            facility_class: refrigerated
                            interval_s: 600
                            fields: [temp]
                        """
                                .formatted(fridge)
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then()
                .statusCode(200);
        await().until(() -> registry.snapshot().device(fridge).isPresent());
    }

    /** Every 10 min, Beijing time. */
    private void measured(String from, String to, double value) throws SQLException {
        stock.execute(
                """
                INSERT INTO reading (time, device_key, field_id, flags, value)
                SELECT t, ?, ?, 0, ? FROM generate_series(?::timestamptz,
                    ?::timestamptz - interval '1 s', interval '10 min') AS t""",
                registry.snapshot().device(fridge).orElseThrow().key(),
                (int) registry.catalogue().named("temp").orElseThrow().id(),
                value,
                "2026-03-10T" + from + ":00+08:00",
                "2026-03-10T" + to + ":00+08:00");
    }
}
