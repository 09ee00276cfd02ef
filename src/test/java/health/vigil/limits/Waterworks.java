package health.vigil.limits;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;

/** A registered waterworks with an analyser at its outlet, to change rules for. */
final class Waterworks {
    static final String DEVICE = "rules-outlet";
    static final String SITE = "rules-works";

    private Waterworks() {}

    static void register() {
        given().contentType("application/yaml")
                .body(
                        """
                        jurisdictions:
                          - {code: "440000", name: 广东省, name_en: Guangdong, level: province}
                          - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                          - {code: "440203", name: 武江区, name_en: Wujiang, level: county, parent: "440200"}
                        sites:
                          - {id: rules-works, name: 水厂, name_en: Works, jurisdiction: "440203", kind: waterworks}
                        devices:
                          - id: rules-outlet
                            site: rules-works
                            name: 分析仪
                            name_en: Analyser
                            family: drinking_water
                            sampling_point: plant_outlet
                            disinfectant: free_chlorine
                            interval_s: 60
                            fields: [free_chlorine, ph, turbidity]
                        """
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then()
                .statusCode(200);
    }
}
