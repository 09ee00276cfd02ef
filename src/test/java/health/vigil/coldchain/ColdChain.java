package health.vigil.coldchain;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/** A clinic of a test's own, with registered devices, their equipment, and temperatures as the ingest stores them. */
final class ColdChain {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String id = "cold-" + UUID.randomUUID().toString().substring(0, 8);
    private final DataSource database;

    ColdChain(DataSource database) {
        this.database = database;
        given().contentType("application/yaml")
                .body(
                        """
                        jurisdictions:
                          - {code: "440000", name: 广东省, name_en: Guangdong, level: province}
                          - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                          - {code: "440203", name: 武江区, name_en: Wujiang, level: county, parent: "440200"}
                        sites:
                          - {id: %1$s, name: 接种门诊, name_en: Clinic, jurisdiction: "440203", kind: clinic}
                        devices:
                          - {id: %1$s-fridge, site: %1$s, name: 冰箱, name_en: Fridge, family: vaccine_cold_chain,
                             sampling_point: storage, facility_class: refrigerated, interval_s: 60,
                             fields: [temp, door_open, battery, mains_power, compressor_runtime]}
                          - {id: %1$s-truck, site: %1$s, name: 冷藏车, name_en: Truck, family: vaccine_cold_chain,
                             sampling_point: transport, facility_class: refrigerated, interval_s: 60, fields: [temp]}
                          - {id: %1$s-pool, site: %1$s, name: 泳池, name_en: Pool, family: swimming_pool,
                             sampling_point: pool, interval_s: 60, fields: [ph]}
                        """
                                .formatted(id)
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then()
                .statusCode(200);
    }

    String site() {
        return id;
    }

    String fridge() {
        return id + "-fridge";
    }

    String truck() {
        return id + "-truck";
    }

    String pool() {
        return id + "-pool";
    }

    static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    /** Equipment that was calibrated this month. */
    void equip(String device, String kind) {
        equip(device, kind, Instant.now().atOffset(ZoneOffset.UTC).toLocalDate().toString());
    }

    void equip(String device, String kind, String calibratedOn) {
        json("""
                {"device": "%s", "kind": "%s", "model": "MPR-S300", "calibrated_on": "%s"}"""
                        .formatted(device, kind, calibratedOn))
                .post("/api/v1/cold-equipment")
                .then()
                .statusCode(201);
    }

    /** A lot of hepatitis B vaccine, which freezing destroys. */
    String lot() {
        return json("""
                {"vaccine": "重组乙型肝炎疫苗", "manufacturer": "北京生物", "lot": "%s", "expiry": "2099-12-31",
                 "freeze_sensitive": true}"""
                        .formatted(UUID.randomUUID()))
                .post("/api/v1/vaccine-lots")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A consignment of ten packages that arrived. */
    String consignment(String lot, Instant dispatched, Instant arrived, String legs) {
        var consignment = "YM-" + UUID.randomUUID();
        json("""
                {"id": "%s", "from_site": "%s", "to_site": "%s", "lots": [{"lot": "%s", "quantity": 10}],
                 "dispatched_at": "%s", "arrived_at": "%s", "refrigeration": "冷藏车", "legs": [%s]}"""
                        .formatted(consignment, id, id, lot, dispatched, arrived, legs))
                .post("/api/v1/consignments")
                .then()
                .statusCode(201);
        return consignment;
    }

    static String leg(String device, Instant from, Instant to) {
        return """
                {"device": "%s", "from": "%s", "to": "%s"}""".formatted(device, from, to);
    }

    /** A value each minute, the last one before {@code to}. */
    void steady(String device, double celsius, Instant from, Instant to) throws SQLException {
        store(device, "temp", celsius, from, to, Duration.ofMinutes(1));
    }

    void store(String device, String field, double value, Instant from, Instant to, Duration every)
            throws SQLException {
        execute(
                """
                INSERT INTO reading (time, device_key, field_id, flags, value)
                SELECT t, d.key, f.id, 0, %s
                FROM device d, field f, generate_series('%s'::timestamptz, '%s'::timestamptz - interval '1 ms',
                    interval '%d s') t
                WHERE d.id = '%s' AND f.name = '%s'"""
                        .formatted(value, from, to, every.toSeconds(), device, field));
    }

    /** As if it were time to judge it. */
    void due(String device) throws SQLException {
        execute("UPDATE cold_watch SET look_at = now() WHERE device_id = '" + device + "'");
    }

    /** As if it had been entered that long ago, and never judged since. */
    void enteredBefore(String device, Duration ago) throws SQLException {
        // One transaction, which first waits for whoever is judging it.
        execute(
                """
                UPDATE cold_watch SET look_at = now(),
                    manual_from = (now() AT TIME ZONE 'Asia/Shanghai' - interval '%1$d s')::date
                WHERE device_id = '%2$s';
                DELETE FROM cold_probe_watch WHERE device_id = '%2$s';
                UPDATE cold_equipment SET created_at = now() - interval '%1$d s' WHERE device_id = '%2$s'
                """
                        .formatted(ago.toSeconds(), device));
    }

    void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String fromAndWhere) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + fromAndWhere)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Open alarms of a check on an item. */
    long alarms(String kind, String item) throws SQLException {
        return count("alarm WHERE container = '%s' AND rule #>> '{condition,kind}' = '%s' AND cleared_at IS NULL"
                .formatted(item, kind));
    }

    void awaitAlarms(String kind, String item, long expected) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> alarms(kind, item) == expected);
    }
}
