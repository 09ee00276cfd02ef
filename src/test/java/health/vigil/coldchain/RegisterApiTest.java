package health.vigil.coldchain;

import static health.vigil.coldchain.ColdChain.json;
import static health.vigil.coldchain.ColdChain.leg;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "admin", roles = "admin")
class RegisterApiTest {
    private static final Instant EIGHT = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-20T02:00:00Z");

    @Inject
    DataSource database;

    private ColdChain cold;

    @BeforeEach
    void clinic() {
        cold = new ColdChain(database);
    }

    @Test
    void equipmentTakesItsPlaceAndClassFromTheRegistry() {
        cold.equip(cold.fridge(), "fridge");

        given().get("/api/v1/cold-equipment/" + cold.fridge())
                .then()
                .statusCode(200)
                .body("site", equalTo(cold.site()))
                .body("storage_class", equalTo("refrigerated"))
                .body("probes", contains(cold.fridge()));
        given().queryParam("site", cold.site())
                .get("/api/v1/cold-equipment")
                .then()
                .statusCode(200)
                .body("items.device", contains(cold.fridge()));
    }

    @Test
    void tellsAllThatIsWrongWithAnEquipmentAtOnce() {
        json("""
                {"device": "%s", "kind": "igloo", "probes": ["%s", "nowhere-1"],
                 "calibrated_on": "2026-11-01", "calibrated_until": "2026-10-01"}"""
                        .formatted(cold.pool(), cold.pool()))
                .post("/api/v1/cold-equipment")
                .then()
                .statusCode(422)
                .body(
                        "errors.path",
                        containsInAnyOrder("kind", "device", "device", "probes", "probes", "calibrated_until"));
    }

    @Test
    void aVehicleIsNotRegisteredForStorage() {
        json("{\"device\": \"%s\", \"kind\": \"vehicle\"}".formatted(cold.fridge()))
                .post("/api/v1/cold-equipment")
                .then()
                .statusCode(422)
                .body("errors.path", contains("kind"));
    }

    @Test
    void aChangeOfEquipmentNeedsTheVersionThatWasSeen() {
        cold.equip(cold.fridge(), "fridge");
        var path = "/api/v1/cold-equipment/" + cold.fridge();
        var change = "{\"device\": \"%s\", \"kind\": \"cold_room\", \"calibrated_on\": \"2026-06-01\"}"
                .formatted(cold.fridge());
        String tag = given().get(path).then().extract().header("ETag");

        json(change).put(path).then().statusCode(428);
        json(change)
                .header("If-Match", tag)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)))
                .body("kind", equalTo("cold_room"))
                .body("calibrated_on", equalTo("2026-06-01"));
        json(change).header("If-Match", tag).put(path).then().statusCode(412);
    }

    @Test
    void aLotIsThereOnce() {
        var lot =
                """
                {"vaccine": "口服脊髓灰质炎疫苗", "manufacturer": "北京生物", "lot": "%s", "expiry": "2028-01-31",
                 "storage_class": "frozen", "long_term_frozen": true}"""
                        .formatted(UUID.randomUUID());
        json(lot).post("/api/v1/vaccine-lots").then().statusCode(201).body("long_term_frozen", equalTo(true));
        json(lot).post("/api/v1/vaccine-lots").then().statusCode(409);
    }

    @Test
    void onlyRefrigeratedVaccineIsFreezeSensitive() {
        json("""
                {"vaccine": "a", "manufacturer": "b", "lot": "c", "expiry": "2028-01-31", "storage_class": "frozen",
                 "freeze_sensitive": true}""")
                .post("/api/v1/vaccine-lots")
                .then()
                .statusCode(422)
                .body("errors.path", contains("storage_class"));
    }

    @Test
    void aConsignmentKeepsItsLegsInOrder() {
        cold.equip(cold.fridge(), "fridge");
        cold.equip(cold.truck(), "vehicle");
        var nine = EIGHT.plusSeconds(3600);
        var id = cold.consignment(
                cold.lot(), EIGHT, TEN, leg(cold.fridge(), EIGHT, nine) + "," + leg(cold.truck(), nine, TEN));

        given().get("/api/v1/consignments/" + id)
                .then()
                .statusCode(200)
                .body("legs.position", contains(1, 2))
                .body("legs.device", contains(cold.fridge(), cold.truck()))
                .body("lots.quantity", contains(10))
                .body("decision", nullValue());
        given().queryParam("to_site", cold.site())
                .get("/api/v1/consignments")
                .then()
                .body("items.id", contains(id));
    }

    @Test
    void aConsignmentThatGoesOnLeavesTheEquipmentBefore() {
        cold.equip(cold.fridge(), "fridge");
        cold.equip(cold.truck(), "vehicle");
        var id = "YM-" + UUID.randomUUID();
        json("""
                {"id": "%s", "from_site": "%s", "to_site": "%s", "lots": [{"lot": "%s", "quantity": 3}],
                 "dispatched_at": "%s", "legs": [{"device": "%s", "from": "%s"}]}"""
                        .formatted(id, cold.site(), cold.site(), cold.lot(), EIGHT, cold.fridge(), EIGHT))
                .post("/api/v1/consignments")
                .then()
                .statusCode(201);

        json("{\"device\": \"%s\", \"from\": \"%s\"}".formatted(cold.truck(), TEN))
                .post("/api/v1/consignments/" + id + "/legs")
                .then()
                .statusCode(201)
                .body("legs.to", contains(TEN.toString(), null));
        json("{\"device\": \"%s\", \"from\": \"%s\"}".formatted(cold.fridge(), EIGHT))
                .post("/api/v1/consignments/" + id + "/legs")
                .then()
                .statusCode(422);
    }

    @Test
    void tellsWhatAConsignmentNamesInVain() {
        json("""
                {"id": "YM-%s", "from_site": "nowhere", "to_site": "%s",
                 "lots": [{"lot": "%s", "quantity": 3}], "dispatched_at": "%s",
                 "legs": [{"device": "nothing", "from": "%s"}]}"""
                        .formatted(UUID.randomUUID(), cold.site(), UUID.randomUUID(), EIGHT, EIGHT))
                .post("/api/v1/consignments")
                .then()
                .statusCode(422)
                .body("errors.path", containsInAnyOrder("from_site, to_site", "lots", "legs"));
    }

    @Test
    void legsDoNotOverlapAndLieWithinTheJourney() {
        json("""
                {"id": "YM-1", "from_site": "a", "to_site": "b", "lots": [], "dispatched_at": "%s", "arrived_at": "%s",
                 "legs": [{"device": "x", "from": "2026-11-19T00:00:00Z"},
                          {"device": "y", "from": "%s", "to": "2026-11-21T00:00:00Z"}]}"""
                        .formatted(EIGHT, TEN, EIGHT))
                .post("/api/v1/consignments")
                .then()
                .statusCode(422)
                .body("errors.path", hasItem("legs[0].from"))
                .body("errors.path", hasItem("legs[0].to"))
                .body("errors.path", hasItem("legs[1].to"))
                .body("errors.path", hasItem("lots"));
    }

    @Test
    void nothingDeletesTheRecordsOfVaccine() throws SQLException {
        cold.equip(cold.fridge(), "fridge");
        cold.lot();
        json("{\"temp\": 5.2}")
                .post("/api/v1/cold-equipment/" + cold.fridge() + "/manual-readings")
                .then()
                .statusCode(201);

        for (var statement : new String[] {
            "DELETE FROM vaccine_lot",
            "DELETE FROM consignment",
            "DELETE FROM manual_reading",
            "UPDATE manual_reading SET temp = 5",
            "DELETE FROM receipt_decision",
            "TRUNCATE vaccine_disposition"
        }) {
            assertThatThrownBy(() -> cold.execute(statement))
                    .as(statement)
                    .hasMessageContaining("five years after its expiry");
        }
    }
}
