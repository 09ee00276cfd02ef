package health.vigil.coldchain;

import static health.vigil.coldchain.ColdChain.json;
import static health.vigil.coldchain.ColdChain.leg;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "admin", roles = "admin")
class ReceiptApiTest {
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(5, ChronoUnit.HOURS);
    private final Instant loaded = start.plus(60, ChronoUnit.MINUTES);
    private final Instant arrived = start.plus(120, ChronoUnit.MINUTES);

    @Inject
    DataSource database;

    private ColdChain cold;

    @BeforeEach
    void clinic() {
        cold = new ColdChain(database);
        cold.equip(cold.fridge(), "fridge");
        cold.equip(cold.truck(), "vehicle");
    }

    @Test
    void theRecordOfTheWholeJourneyNamesEachLeg() throws SQLException {
        var id = journey();
        steady();

        given().queryParam("limit", 1000)
                .get(record(id))
                .then()
                .statusCode(200)
                .body("items", hasSize(120))
                .body("items[0].equipment", equalTo(cold.fridge()))
                .body("items[119].leg", equalTo(2))
                .body("items[119].kind", equalTo("vehicle"));
        String next = given().queryParam("limit", 100)
                .get(record(id))
                .then()
                .extract()
                .path("next_cursor");
        given().queryParam("limit", 100)
                .queryParam("cursor", next)
                .get(record(id))
                .then()
                .body("items", hasSize(20));
        var csv = given().accept("text/csv")
                .get(record(id))
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(121);
        assertThat(csv).startsWith("time,leg,equipment,kind,probe,temp,unit,quality,flags");
        given().get(record("YM-none")).then().statusCode(404);
    }

    @Test
    void anUnbrokenRecordIsProposedForAcceptanceAndAPersonDecides() throws SQLException {
        var id = journey();
        steady();

        given().get(receipt(id))
                .then()
                .statusCode(200)
                .body("proposal.verdict", equalTo("accept"))
                .body("proposal.lots[0].reasons", empty())
                .body("proposal.lots[0].exposure.mean_kinetic", equalTo(5f))
                .body("proposal.lots[0].exposure.proven", equalTo("PT2H"))
                .body("decisions", empty());
        decide(id, "accept", "温度记录完整").statusCode(201).body("decisions.verdict", contains("accept"));
        given().get("/api/v1/consignments/" + id).then().body("decision", equalTo("accept"));
        assertThat(cold.count("alarm WHERE container = '" + id + "'")).isZero();
    }

    @Test
    void refusalRaisesTheAlarmsOfWhatTheRecordShowsUntilAllIsDisposedOf() throws SQLException {
        var lot = cold.lot();
        var id = cold.consignment(lot, start, arrived, legs());
        cold.steady(cold.fridge(), -1, start, loaded);
        cold.steady(cold.truck(), 5, loaded, loaded.plus(20, ChronoUnit.MINUTES));

        given().get(receipt(id))
                .then()
                .body("proposal.verdict", equalTo("refuse"))
                .body("proposal.lots[0].reasons.ground", hasItems("gap", "excursion", "freeze", "freeze_risk"))
                .body(
                        "proposal.lots[0].reasons.find { it.ground == 'gap' }.from",
                        equalTo(loaded.plus(19, ChronoUnit.MINUTES).toString()))
                .body("proposal.lots[0].reasons.find { it.ground == 'gap' }.leg", equalTo(2))
                .body("proposal.lots[0].reasons.find { it.ground == 'freeze' }.celsius", equalTo(-1f))
                .body("proposal.lots[0].reasons.clause", hasItem(containsString("art. 39")));
        decide(id, "refuse", "冻结，记录缺失").statusCode(201);

        assertThat(cold.alarms("CONSIGNMENT_GAP", id)).isOne();
        assertThat(cold.alarms("CONSIGNMENT_EXCURSION", id)).isOne();
        assertThat(cold.alarms("CONSIGNMENT_FREEZE", id)).isOne();

        dispose(lot, id, "isolated", 10, null);
        dispose(lot, id, "destroyed", 4, "HW-440203-000777");
        assertThat(cold.alarms("CONSIGNMENT_FREEZE", id)).isOne();
        dispose(lot, id, "returned", 6, null);
        assertThat(cold.alarms("CONSIGNMENT_FREEZE", id)).isZero();
        assertThat(cold.alarms("CONSIGNMENT_GAP", id)).isZero();

        given().queryParam("container", "HW-440203-000777")
                .get("/api/v1/vaccine-dispositions")
                .then()
                .body("items.lot", contains(lot));
    }

    @Test
    void toAcceptWhatIsToBeRefusedIsToldTheSupervisorsToo() throws SQLException {
        var id = journey();

        decide(id, "accept", "司机保证").statusCode(201);

        assertThat(cold.alarms("CONSIGNMENT_GAP", id)).isOne();
    }

    @Test
    void toHoldIsNotTheLastWordToRefuseIs() throws SQLException {
        var id = journey();

        decide(id, "hold", "等待承运人记录").statusCode(201);
        assertThat(cold.alarms("CONSIGNMENT_GAP", id)).isZero();
        decide(id, "refuse", "无记录").statusCode(201).body("decisions.verdict", contains("hold", "refuse"));
        decide(id, "accept", "改变主意").statusCode(409);
    }

    @Test
    void whatIsStillOnItsWayIsNotDecidedUponYet() {
        var tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
        var id = cold.consignment(cold.lot(), start, tomorrow, leg(cold.truck(), start, tomorrow));

        given().get(receipt(id)).then().body("proposal.lots[0].reasons.ground", hasItem("not_arrived"));
        decide(id, "accept", "快到了").statusCode(409);
        decide(id, "hold", "在途").statusCode(201);
    }

    @Test
    void aDecisionNeedsAReason() {
        decide(journey(), "maybe", " ").statusCode(422).body("errors.path", contains("verdict", "reason"));
    }

    @Test
    void whatWasDecidedUponDoesNotChange() {
        var id = journey();
        decide(id, "refuse", "无记录").statusCode(201);

        json("{\"device\": \"%s\", \"from\": \"%s\"}".formatted(cold.truck(), arrived))
                .post("/api/v1/consignments/" + id + "/legs")
                .then()
                .statusCode(409);
        assertThatThrownBy(() -> cold.execute(
                        "UPDATE consignment_leg SET to_at = to_at + interval '1 s' WHERE consignment = '" + id + "'"))
                .hasMessageContaining("decided upon");
    }

    @Test
    void withoutAnyLegTheReceiversEquipmentStandsForTheAlarm() throws SQLException {
        var id = cold.consignment(cold.lot(), start, arrived, "");

        given().get(receipt(id))
                .then()
                .body("proposal.lots[0].reasons.ground", contains("leg_missing", "record_missing"));
        decide(id, "refuse", "无温度记录").statusCode(201);
        assertThat(cold.alarms("CONSIGNMENT_GAP", id)).isOne();
    }

    @Test
    void onlyDestroyedVaccineOfTheConsignmentGoesIntoAWasteContainer() {
        var id = journey();
        json("""
                {"lot": "%s", "kind": "isolated", "quantity": 1, "reason": "x", "container": "HW-1"}"""
                        .formatted(cold.lot()))
                .post("/api/v1/vaccine-dispositions")
                .then()
                .statusCode(422)
                .body("errors.path", contains("container"));
        json("""
                {"lot": "%s", "consignment": "%s", "kind": "destroyed", "quantity": 1, "reason": "x"}"""
                        .formatted(cold.lot(), id))
                .post("/api/v1/vaccine-dispositions")
                .then()
                .statusCode(422)
                .body("errors.path", contains("lot"));
    }

    private String journey() {
        return cold.consignment(cold.lot(), start, arrived, legs());
    }

    private String legs() {
        return leg(cold.fridge(), start, loaded) + "," + leg(cold.truck(), loaded, arrived);
    }

    private void steady() throws SQLException {
        cold.steady(cold.fridge(), 5, start, loaded);
        cold.steady(cold.truck(), 5, loaded, arrived);
    }

    private static String record(String id) {
        return "/api/v1/consignments/" + id + "/record";
    }

    private static String receipt(String id) {
        return "/api/v1/consignments/" + id + "/receipt";
    }

    private static ValidatableResponse decide(String id, String verdict, String reason) {
        return json("{\"verdict\": \"%s\", \"reason\": \"%s\"}".formatted(verdict, reason))
                .post(receipt(id))
                .then();
    }

    private static void dispose(String lot, String consignment, String kind, int quantity, String container) {
        json("""
                {"lot": "%s", "consignment": "%s", "kind": "%s", "quantity": %d, "reason": "温度异常"%s}"""
                        .formatted(
                                lot,
                                consignment,
                                kind,
                                quantity,
                                container == null ? "" : ", \"container\": \"" + container + "\""))
                .post("/api/v1/vaccine-dispositions")
                .then()
                .statusCode(201);
    }
}
