package health.vigil.custody.manifest;

import static health.vigil.custody.manifest.Premises.MANIFESTS;
import static health.vigil.custody.manifest.Premises.bring;
import static health.vigil.custody.manifest.Premises.number;
import static health.vigil.custody.manifest.Premises.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.Alarms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of manifests of a day that is long over. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(
        user = "officer-1",
        roles = {"admin", "officer"})
class ManifestAlarmsTest {
    private static final String UNCONFIRMED = "hazardous-waste-transfer-2021.confirm.manifest";
    private static final String BACKFILL = "hazardous-waste-transfer-2021.backfill";
    private static final String MISMATCH = "hazardous-waste-transfer-2021.mismatch";
    private static final String MISSING = "medical-waste-regulation-2011.manifest.missing";
    private static final String ALL_CAME =
            """
            {%s "lines": [{"category": "841-001-01", "containers": 10, "kg": 42.5},
                          {"category": "841-002-01", "containers": 2, "kg": 3.0}]}""";

    @Inject
    Alarms store;

    private Premises premises;

    @BeforeEach
    void openPremises() throws SQLException {
        premises = Premises.open(store);
    }

    @Test
    void whatIsNotConfirmedInTimeIsAnAlarmAtThePlantUntilItIs() {
        var number = premises.issued();
        bring(number);
        awaitAlarm(UNCONFIRMED, number, "gate-{key}", true);
        given().queryParam("receiver", premises.named("plant-{key}"))
                .queryParam("overdue", true)
                .get(MANIFESTS)
                .then()
                .body("items.number", contains(number))
                .body("items[0].due_at", equalTo("2026-03-09T16:00:00Z"))
                .body("items[0].breaches.check", contains("manifest_unconfirmed"));

        step(number, "receive", ALL_CAME.formatted("")).then().statusCode(200);
        awaitAlarm(UNCONFIRMED, number, "gate-{key}", false);
        await().untilAsserted(() -> given().queryParam("receiver", premises.named("plant-{key}"))
                .queryParam("overdue", true)
                .get(MANIFESTS)
                .then()
                .body("items.size()", equalTo(0)));
    }

    @Test
    void whatIsConfirmedInTimeIsNone() throws SQLException {
        var number = premises.issued();
        bring(number);
        step(number, "receive", ALL_CAME.formatted("\"at\": \"2026-03-09T23:59:59+08:00\","))
                .then()
                .statusCode(200)
                .body("breaches.size()", equalTo(0));
    }

    @Test
    void paperThatIsNotEnteredInTimeIsAnAlarmAtTheConsignorUntilItIs() {
        var paper = "粤-" + premises.key();
        String id = premises.create(
                        "\"paper_number\": \"%s\", \"issued_at\": \"2026-03-02T08:00:00+08:00\",".formatted(paper))
                .path("id");
        bring(id);
        step(id, "receive", ALL_CAME.formatted("\"at\": \"2026-03-02T10:00:00+08:00\","))
                .then()
                .statusCode(200)
                .body("due_at", equalTo("2026-03-16T16:00:00Z"));
        awaitAlarm(BACKFILL, paper, "store-{key}", true);

        step(id, "backfill", "{\"number\": \"%s\"}".formatted(number())).then().statusCode(200);
        awaitAlarm(BACKFILL, paper, "store-{key}", false);
    }

    @Test
    void aMismatchIsAnAlarmAtTheConsignorUntilItIsDoneWith() {
        var number = premises.issued();
        bring(number);
        step(
                        number,
                        "receive",
                        """
                        {"at": "2026-03-02T10:00:00+08:00", "lines": [
                            {"category": "841-001-01", "containers": 8, "kg": 34, "rejected_containers": 2,
                             "rejected_kg": 8.5, "mismatches": ["packing"], "note": "two bags torn"},
                            {"category": "841-002-01", "containers": 2, "kg": 3.0}]}""")
                .then()
                .statusCode(200)
                .body("state", equalTo("partly_rejected"))
                .body("mismatches.kind", contains("packing"))
                .body("breaches.check", hasItem("manifest_mismatch"));
        awaitAlarm(MISMATCH, number, "store-{key}", true);

        step(number, "complete", "{\"disposition\": \"two bags returned and packed anew\"}")
                .then()
                .statusCode(200);
        awaitAlarm(MISMATCH, number, "store-{key}", false);
    }

    @Test
    void aTripWithoutManifestIsAnAlarmUntilThereIsOne() throws SQLException {
        handedOver("A", "hospital", null);
        awaitAlarm(MISSING, premises.named("T1-{key}"), "store-{key}", true);

        premises.create("\"number\": \"%s\",".formatted(number()));
        awaitAlarm(MISSING, premises.named("T1-{key}"), "store-{key}", false);
    }

    @Test
    void eachConsignorOfAVehicleNeedsAManifestOfItsOwn() throws SQLException {
        premises.issued();
        handedOver("A", "hospital", null);
        handedOver("B", "clinic", null);
        awaitAlarm(MISSING, premises.named("T1-{key}"), "clinic-store-{key}", true);
        awaitQueueEmpty();
        assertThat(count(MISSING, premises.named("T1-{key}"), "store-{key}", true))
                .isZero();
    }

    @Test
    void aNumberThatWasReportedWithTheWasteStandsForAManifestThatIsNotMirrored() throws SQLException {
        handedOver("A", "hospital", number());
        handedOver("B", "clinic", "none");
        awaitAlarm(MISSING, premises.named("T1-{key}"), "clinic-store-{key}", true);
        awaitQueueEmpty();
        assertThat(count(MISSING, premises.named("T1-{key}"), "store-{key}", true))
                .isZero();
    }

    @Test
    void theNumberOfAnotherConsignorStandsForNothing() throws SQLException {
        handedOver("B", "clinic", premises.issued());
        awaitAlarm(MISSING, premises.named("T1-{key}"), "clinic-store-{key}", true);
    }

    @Test
    void aCancelledManifestLeavesTheTripWithoutOne() throws SQLException {
        var number = premises.issued();
        handedOver("A", "hospital", null);
        step(number, "cancel", "{\"reason\": \"typing error\"}").then().statusCode(200);
        awaitAlarm(MISSING, premises.named("T1-{key}"), "store-{key}", true);
    }

    private void handedOver(String id, String consignor, String number) throws SQLException {
        store.execute(premises.named(
                """
                INSERT INTO container (id, kind, category, site_id, state, trip, vehicle, handed_over_at, weight_out_kg,
                    manifest)
                VALUES ('%s-{key}', 'bag', '841-001-01', '%s-{key}', 'handed_over', 'T1-{key}', 'truck-{key}',
                    '2026-03-02T08:20:00+08:00', 4.0, %s)"""
                        .formatted(id, consignor, number == null ? "NULL" : "'" + number + "'")));
    }

    private void awaitQueueEmpty() {
        await().untilAsserted(() -> assertThat(store.count("SELECT count(*) FROM manifest_trip_look"))
                .isZero());
    }

    private void awaitAlarm(String rule, String item, String device, boolean active) {
        await().untilAsserted(() -> assertThat(count(rule, item, device, active))
                .as("%s of %s at %s, active: %s", rule, item, device, active)
                .isEqualTo(1));
    }

    private long count(String rule, String item, String device, boolean active) throws SQLException {
        return store.count(premises.named(
                "SELECT count(*) FROM alarm WHERE rule_id = '%s' AND container = '%s' AND device_id = '%s' AND cleared_at IS %s"
                        .formatted(rule, item, device, active ? "NULL" : "NOT NULL")));
    }
}
