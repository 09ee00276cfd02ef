package health.vigil.console;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** A hospital with a ward, a temporary store of medical waste and people who report what happens to it. */
final class Hospital {
    static final String SITE = "paged-hospital";
    static final String NAME = "Paged Hospital";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private Hospital() {}

    static void register() {
        InBrowser.api()
                .contentType("application/yaml")
                .body(
                        """
                        jurisdictions:
                          - {code: "440000", name: 广东省, name_en: Guangdong, level: province}
                          - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                          - {code: "440203", name: 武江区, name_en: Wujiang, level: county, parent: "440200"}
                        sites:
                          - {id: paged-hospital, name: 分页医院, name_en: Paged Hospital, jurisdiction: "440203", kind: hospital}
                        devices:
                          - id: paged-store
                            site: paged-hospital
                            name: 暂存间终端
                            name_en: Store terminal
                            family: medical_waste
                            sampling_point: temporary_store
                            interval_s: 60
                            fields: [temp]
                        """
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then()
                .statusCode(200);
    }

    /** @param more members of the event beside its container, type, time and place */
    static ValidatableResponse reports(String container, String type, Duration ago, Map<String, Object> more) {
        var event = new HashMap<String, Object>(Map.of(
                "container",
                container,
                "type",
                "container." + type,
                "at",
                NOW.minus(ago).toString(),
                "place",
                SITE));
        event.putAll(more);
        return InBrowser.api()
                .body(event)
                .post("/api/v1/containers/events")
                .then()
                .statusCode(201);
    }

    /** What was packed and stored so long ago, in that department. */
    static void hasInStore(String container, String department, double kg, Duration ago) {
        reports(container, "packed", ago.plusHours(2), Map.of("department", department, "category", "841-001-01"));
        reports(container, "collected", ago.plusHours(1), Map.of("weight_kg", kg));
        reports(container, "stored", ago, Map.of("weight_kg", kg));
    }
}
