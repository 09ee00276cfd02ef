package health.vigil.custody.transport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import health.vigil.telemetry.EventType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "keeper", roles = "admin")
class VehicleApiTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SQUARE =
            "[[[113.0, 24.0], [113.01, 24.0], [113.01, 24.01], [113.0, 24.01], [113.0, 24.0]]]";

    @Inject
    Road road;

    private String vehicle;
    private Road.Drive drive;

    @BeforeEach
    void register() {
        vehicle = road.vehicle();
        drive = new Road.Drive(vehicle);
    }

    @Test
    void theTrackIsGeoJsonWithWhatHappenedOnIt() throws SQLException {
        corridor(vehicle + "-route", "50");
        road.commit(drive.stand(0, 2, 0, 0)
                .report(EventType.DOOR_OPENED, 0.5, "")
                .report(EventType.DOOR_CLOSED, 1.5, "")
                .stand(4, 20, 5000, 0)
                .at(21, 7000, 600)
                .at(22, 8000, 900)
                .at(23, 9000, 0)
                .at(40, 15_000, 0)
                .report(EventType.DOOR_OPENED, 40.5, "")
                .at(41, 15_500, 0)
                .report(EventType.DOOR_CLOSED, 43, "")
                .stand(45, 50, 20_000, 0));

        await().atMost(SOON).untilAsserted(() -> given().get("/api/v1/vehicles/{id}/track", vehicle)
                .then()
                .statusCode(200)
                .contentType("application/geo+json")
                .body("type", equalTo("FeatureCollection"))
                .body(
                        "features.properties.kind",
                        hasItems("track", "gap", "stop_outside", "off_corridor", "door_outside", "door_open"))
                .body("features[0].geometry.type", equalTo("MultiLineString"))
                .body("features[0].geometry.coordinates", hasSize(2))
                .body("features[0].properties.times[0]", hasSize(23))
                .body(of("gap") + ".properties.minutes", equalTo(17.0f))
                .body(of("stop_outside") + ".properties.minutes", equalTo(16.0f))
                .body(
                        of("stop_outside") + ".properties.from",
                        equalTo(drive.time(4).toString()))
                .body(of("off_corridor") + ".geometry.type", equalTo("LineString"))
                .body(of("off_corridor") + ".properties.metres.toDouble()", closeTo(900, 9))
                .body(
                        "features.findAll { it.properties.kind == 'door_open' }.properties.geofence",
                        hasItems("site:road-hospital", null)));
    }

    @Test
    void theListTellsWhereVehiclesAreAndWhatTheyDo() throws SQLException {
        road.commit(drive.report(EventType.VEHICLE_DEPARTED, 0, ",\"trip\":\"T-9\"")
                .at(0, 0, 0)
                .stand(4, 20, 5000, 0)
                .report(EventType.DOOR_CLOSED, 3, "")
                .report(EventType.VEHICLE_POSITION, 5, ",\"lat\":\"north\""));

        await().atMost(SOON).untilAsserted(() -> given().queryParam("limit", 1000)
                .get("/api/v1/vehicles")
                .then()
                .statusCode(200)
                .body(mine() + ".state", equalTo("silent"))
                .body(mine() + ".trip", equalTo("T-9"))
                .body(mine() + ".door_open", equalTo(false))
                .body(mine() + ".position.at", equalTo(drive.time(20).toString()))
                .body(mine() + ".findings.check", equalTo(List.of("stop_outside")))
                .body(mine() + ".findings[0].rule.id", equalTo("eng-medical-waste.vehicle.stop"))
                .body(mine() + ".unusable.count", equalTo(1))
                .body(mine() + ".unusable.reason", containsString("needs lat and lon")));

        road.commit(new Road.Drive(vehicle).at(60, 20_000, 0));

        await().atMost(SOON).untilAsserted(() -> given().queryParam("limit", 1000)
                .get("/api/v1/vehicles")
                .then()
                .body(mine() + ".state", equalTo("at_plant"))
                .body(mine() + ".geofence.id", equalTo("site:road-plant"))
                .body(mine() + ".findings", hasSize(0)));
    }

    @Test
    void aGeofenceIsAddedChangedAndDeletedByWhoHasSeenItsVersion() {
        var id = vehicle + "-fence";
        json(geofence(id, SQUARE, ""))
                .post("/api/v1/geofences")
                .then()
                .statusCode(201)
                .header("Location", endsWith("/api/v1/geofences/" + id))
                .header("ETag", "\"0\"")
                .body("implied", equalTo(false));
        json(geofence(id, SQUARE, "")).post("/api/v1/geofences").then().statusCode(409);
        json(geofence(id, SQUARE, "")).put("/api/v1/geofences/" + id).then().statusCode(428);
        json(geofence(id, SQUARE, "").replace("\"site\"", "\"plant\""))
                .header("If-Match", "\"0\"")
                .put("/api/v1/geofences/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("kind", equalTo("plant"));
        given().header("If-Match", "\"0\"")
                .delete("/api/v1/geofences/" + id)
                .then()
                .statusCode(412);
        given().header("If-Match", "\"1\"")
                .delete("/api/v1/geofences/" + id)
                .then()
                .statusCode(204);
        given().get("/api/v1/geofences/" + id).then().statusCode(404);
        assertThat(road.rows(
                        """
                        SELECT by, before IS NULL, after IS NULL FROM terrain_change WHERE item = '%s' ORDER BY id"""
                                .formatted(id)))
                .containsExactly("keeper t f", "keeper f f", "keeper f t");
    }

    @Test
    void aSiteHasACircleUntilAGeofenceOfItsOwnTakesItsPlace() {
        given().get("/api/v1/geofences/site:road-plant")
                .then()
                .statusCode(200)
                .body("implied", equalTo(true))
                .body("kind", equalTo("plant"))
                .body("radius_m", equalTo(200.0f))
                .body("geometry.type", equalTo("Point"));
        given().header("If-Match", "*")
                .delete("/api/v1/geofences/site:road-plant")
                .then()
                .statusCode(409)
                .body("detail", containsString("register a geofence"));

        var id = vehicle + "-plant";
        json(geofence(id, SQUARE, ",\"site\":\"road-plant\""))
                .post("/api/v1/geofences")
                .then()
                .statusCode(201);
        given().get("/api/v1/geofences/site:road-plant").then().statusCode(404);
        given().header("If-Match", "*").delete("/api/v1/geofences/" + id).then().statusCode(204);
    }

    @Test
    void aGeofenceDrawnOnAChineseMapIsKeptInWgs84() {
        var id = vehicle + "-gcj";
        json(geofence(id, SQUARE, ",\"crs\":\"gcj02\""))
                .post("/api/v1/geofences")
                .then()
                .statusCode(201)
                .body("geometry.coordinates[0][0][0].toDouble()", closeTo(112.9947, 0.001))
                .body("geometry.coordinates[0][0][1].toDouble()", closeTo(24.0027, 0.002));
        given().header("If-Match", "*").delete("/api/v1/geofences/" + id).then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            [[[113.0, 24.0], [113.01, 24.0], [113.01, 24.01], [113.0, 24.01]]]                  | geometry.coordinates[0]    | is not closed
            [[[113.0, 24.0], [113.01, 24.0], [113.0, 24.0]]]                                    | geometry.coordinates[0]    | four at least
            [[[24.0, 113.0], [24.0, 113.01], [24.01, 113.01], [24.0, 113.0]]]                   | geometry.coordinates[0][0] | longitude first
            [[[113.0, 24.0], [113.01, 24.01], [113.01, 24.0], [113.0, 24.01], [113.0, 24.0]]]   | geometry                   | self-intersection near
            [[[113.0, 24.0], [116.0, 24.0], [116.0, 26.0], [113.0, 24.0]]]                      | geometry                   | 100 m² to 100 km²
            [[["a", 24.0]]]                                                                     | geometry.coordinates[0][0] | is no position
            []                                                                                  | geometry.coordinates       | has no ring
            """)
    void aWrongGeofenceIsTurnedDownWithThePlaceOfTheFault(String rings, String path, String reason) {
        json(geofence("wrong-fence", rings, ""))
                .post("/api/v1/geofences")
                .then()
                .statusCode(422)
                .body("errors.path", hasItem(path))
                .body("errors.reason", hasItem(containsString(reason)));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        json("""
                {"id": "X", "kind": "garage", "site": "road-hospitl", "crs": "bd09"}""")
                .post("/api/v1/geofences")
                .then()
                .statusCode(422)
                .body("errors.path", hasItems("id", "name", "kind", "site", "crs"))
                .body("errors.reason", hasItem(containsString("did you mean road-hospital?")));
        json("""
                {"id": "route-x", "name": "x", "metres": 1, "vehicles": ["nobody"],
                 "geometry": {"type": "LineString", "coordinates": [[113.0, 24.0]]}}""")
                .post("/api/v1/corridors")
                .then()
                .statusCode(422)
                .body("errors.path", hasItems("metres", "vehicles[0]", "geometry.coordinates"));
    }

    @Test
    void aCorridorIsAddedChangedAndDeletedByWhoHasSeenItsVersion() {
        var id = vehicle + "-corridor";
        corridor(id, "null");
        given().get("/api/v1/corridors/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("metres", nullValue())
                .body("vehicles", equalTo(List.of(vehicle)))
                .body("geometry.type", equalTo("LineString"));
        json("""
                {"name": "绕行", "metres": 80, "vehicles": ["%s"],
                 "geometry": {"type": "LineString", "coordinates": [[113, 24], [113.1, 24]]}}"""
                        .formatted(vehicle))
                .header("If-Match", "\"0\"")
                .put("/api/v1/corridors/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("metres", equalTo(80.0f));
        given().header("If-Match", "\"1\"")
                .delete("/api/v1/corridors/" + id)
                .then()
                .statusCode(204);
    }

    @Test
    void aTrackOfNoVehicleOrOfTooLongIsToldSo() {
        given().get("/api/v1/vehicles/nobody/track").then().statusCode(404);
        given().queryParam("from", "2026-01-01T00:00:00Z")
                .queryParam("to", "2026-03-01T00:00:00Z")
                .get("/api/v1/vehicles/{id}/track", vehicle)
                .then()
                .statusCode(400)
                .body("detail", containsString("168 h"));
    }

    private void corridor(String id, String metres) {
        json("""
                {"id": "%s", "name": "医院—处置中心", "metres": %s, "vehicles": ["%s"],
                 "geometry": {"type": "LineString", "coordinates": [[%s, 24], [%s, 24]]}}"""
                        .formatted(id, metres, vehicle, Road.lon(0), Road.lon(20_000)))
                .post("/api/v1/corridors")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(201);
    }

    private static String geofence(String id, String rings, String more) {
        return """
                {"id": "%s", "name": "医院", "kind": "site"%s, "geometry": {"type": "Polygon", "coordinates": %s}}"""
                .formatted(id, more, rings);
    }

    private static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private String mine() {
        return "items.find { it.device.id == '" + vehicle + "' }";
    }

    private static String of(String kind) {
        return "features.find { it.properties.kind == '" + kind + "' }";
    }
}
