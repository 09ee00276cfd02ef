package health.vigil.custody.manifest;

import static io.restassured.RestAssured.given;

import health.vigil.alarms.Alarms;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A hospital, a clinic, a carrier with a vehicle and a plant, for one test: nothing of it is another test's.
 *
 * @param key of all that belongs together
 */
record Premises(String key) {
    static final String MANIFESTS = "/api/v1/manifests";

    private static final String PLACES =
            """
            INSERT INTO jurisdiction (code, name, name_en, level) VALUES
                ('440200', '韶关市', 'Shaoguan', 'prefecture'), ('440203', '武江区', 'Wujiang', 'county')
            ON CONFLICT DO NOTHING;
            INSERT INTO site (id, name, name_en, jurisdiction, kind, address) VALUES
                ('hospital-{key}', '武江区人民医院', 'Wujiang People''s Hospital', '440203', 'hospital', '惠民北路1号'),
                ('clinic-{key}', '西河诊所', 'Xihe Clinic', '440203', 'clinic', NULL),
                ('carrier-{key}', '韶关医废收运公司', 'Shaoguan Waste Carrier', '440200', 'carrier', NULL),
                ('plant-{key}', '韶关医废处置中心', 'Shaoguan Waste Plant', '440200', 'waste_plant', NULL)""";

    static Premises open(Alarms store) throws SQLException {
        var premises = new Premises(Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L), 36));
        store.execute(premises.named(PLACES));
        premises.device("store-{key}", "hospital-{key}", "temporary_store");
        premises.device("clinic-store-{key}", "clinic-{key}", "temporary_store");
        premises.device("truck-{key}", "carrier-{key}", "vehicle");
        premises.device("gate-{key}", "plant-{key}", "plant");
        return premises;
    }

    /** With the ids of this test in place of {@code {key}}. */
    String named(String text) {
        return text.replace("{key}", key);
    }

    /** A legal number that no other test has. */
    static String number() {
        return "20264402" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
    }

    /** A manifest of ten bags and two boxes from the hospital on trip T1. */
    String body(String properties) {
        return named(
                """
                {%s
                 "consignor": {"site": "hospital-{key}", "person": "陈护士", "phone": "0751-8888001"},
                 "carrier": {"site": "carrier-{key}", "person": "李师傅", "licence": "粤交运管许可韶字440200000001号"},
                 "receiver": {"site": "plant-{key}", "person": "王工", "licence": "440200220101"},
                 "vehicle": "truck-{key}", "trip": "T1-{key}", "plate": "粤F12345", "treatment": "D10 焚烧",
                 "lines": [{"category": "841-001-01", "form": "solid", "packaging": "bag 10", "containers": 10, "kg": 42.5},
                           {"category": "841-002-01", "form": "solid", "packaging": "sharps_box 2", "containers": 2, "kg": 3.0}]}
                """
                        .formatted(properties));
    }

    ExtractableResponse<Response> create(String properties) {
        return json(body(properties)).post(MANIFESTS).then().statusCode(201).extract();
    }

    /** Issued in the morning of a day that is long over. */
    String issued() {
        var number = number();
        create("\"number\": \"%s\", \"issued_at\": \"2026-03-02T08:00:00+08:00\",".formatted(number));
        return number;
    }

    /** On the road and at the plant, on that day. */
    static void bring(String ref) {
        step(ref, "depart", "{\"at\": \"2026-03-02T08:30:00+08:00\", \"by\": \"李师傅\"}")
                .then()
                .statusCode(200);
        step(ref, "arrive", "{\"at\": \"2026-03-02T09:30:00+08:00\"}").then().statusCode(200);
    }

    static Response step(String ref, String step, String body) {
        return json(body).post(MANIFESTS + "/" + ref + "/" + step);
    }

    static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private void device(String id, String site, String samplingPoint) {
        json(named(
                        """
                        {"id": "%s", "site": "%s", "name": "扫描仪", "name_en": "Scanner", "family": "medical_waste",
                         "sampling_point": "%s", "interval_s": 3600, "fields": ["weight"]}"""
                                .formatted(id, site, samplingPoint)))
                .post("/api/v1/devices")
                .then()
                .statusCode(201);
    }
}
