package health.vigil.custody.units;

import static io.restassured.RestAssured.given;

import health.vigil.ingest.EventSink;
import health.vigil.ingest.ReportedEvent;
import health.vigil.ingest.Rows;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A hospital, a carrier with one truck and a plant of their own for a test, and what is recorded of their waste. */
@Dependent
class WasteTown {
    final String tag = UUID.randomUUID().toString().substring(0, 8);
    final String hospital = "hospital-" + tag;
    final String store = "store-" + tag;
    final String truck = "truck-" + tag;
    final String carrier = "carrier-" + tag;
    final String plant = "plant-" + tag;
    final String furnace = "furnace-" + tag;
    final String trip = "T-" + tag;

    private final DataSource database;
    private final Iterable<EventSink> sinks;

    WasteTown(DataSource database, @Any Instance<EventSink> sinks) {
        this.database = database;
        this.sinks = sinks;
    }

    void register() {
        given().contentType("application/yaml")
                .body(
                        """
                        jurisdictions:
                          - {code: "440000", name: 广东省, name_en: Guangdong, level: province}
                          - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                          - {code: "440203", name: 武江区, name_en: Wujiang, level: county, parent: "440200"}
                        sites:
                          - {id: %1$s, name: 医院, name_en: Hospital, jurisdiction: "440203", kind: hospital}
                          - {id: %2$s, name: 转运公司, name_en: Carrier, jurisdiction: "440200", kind: carrier}
                          - {id: %3$s, name: 处置厂, name_en: Plant, jurisdiction: "440200", kind: waste_plant}
                        devices:
                          - {id: %4$s, site: %1$s, name: 暂存间, name_en: Store, family: medical_waste, sampling_point: temporary_store, interval_s: 300, fields: [temp]}
                          - {id: ward-%7$s, site: %1$s, name: 病区, name_en: Ward, family: medical_waste, sampling_point: ward, interval_s: 300, fields: [weight]}
                          - {id: %5$s, site: %2$s, name: 粤F1, name_en: Truck 1, family: medical_waste, sampling_point: vehicle, interval_s: 60, fields: [temp]}
                          - {id: %6$s, site: %3$s, name: 处置线, name_en: Furnace, family: medical_waste, sampling_point: plant, interval_s: 300, fields: [weight]}
                        """
                                .formatted(hospital, carrier, plant, store, truck, furnace, tag)
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
    }

    String container(String number) {
        return "HW-" + tag + "-" + number;
    }

    /** What a device reports of itself, its trip or a bin. */
    void report(String device, EventType type, Instant at, String members) throws SQLException {
        var body = "{\"at\":\"%s\",\"type\":\"%s\"%s}".formatted(at, type.text(), members);
        record(new ReportedEvent(device, at, new DeviceEvent(type, at, null, body)));
    }

    /** What a device reports of a container. */
    void scan(String device, String container, EventType type, Instant at, String members) throws SQLException {
        var body =
                "{\"at\":\"%s\",\"type\":\"%s\",\"container\":\"%s\"%s}".formatted(at, type.text(), container, members);
        record(new ReportedEvent(device, at, new DeviceEvent(type, at, container, body)));
    }

    /** As the ingest does with a batch. */
    private void record(ReportedEvent event) throws SQLException {
        Transaction.run(database, transaction -> {
            for (var sink : sinks) {
                sink.record(transaction, List.of(event));
            }
        });
        sinks.forEach(EventSink::committed);
    }

    void execute(Rows statement) throws SQLException {
        Transaction.run(database, statement::update);
    }

    /** Active alarms of a rule on a thing. */
    long active(String rule, String device, String item) throws SQLException {
        return count("AND cleared_at IS NULL", rule, device, item);
    }

    long cleared(String rule, String device, String item) throws SQLException {
        return count("AND cleared_at IS NOT NULL", rule, device, item);
    }

    private long count(String which, String rule, String device, String item) throws SQLException {
        return Transaction.in(database, transaction -> new Rows(
                                "SELECT count(*) FROM alarm WHERE rule_id = ? AND device_id = ? AND container = ? "
                                        + which)
                        .with(rule)
                        .with(device)
                        .with(item)
                        .list(transaction, row -> row.getLong(1)))
                .get(0);
    }

    @Nullable
    String text(String sql, String key) throws SQLException {
        return Transaction.in(
                        database, transaction -> new Rows(sql).with(key).list(transaction, row -> row.getString(1)))
                .stream()
                .findFirst()
                .orElse(null);
    }
}
