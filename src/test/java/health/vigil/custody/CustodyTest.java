package health.vigil.custody;

import static health.vigil.custody.Hospital.CONTAINERS;
import static health.vigil.custody.Hospital.ago;
import static health.vigil.custody.Hospital.container;
import static health.vigil.custody.Hospital.event;
import static health.vigil.custody.Hospital.report;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import health.vigil.custody.ledger.EventId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a scan to the ledger, the list and the alarm, over the real broker and the real database. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "admin", roles = "admin")
class CustodyTest {
    @Inject
    Hospital hospital;

    @Inject
    Takeover takeover;

    private String name = "";
    private String container = "";
    private String place = "";

    @BeforeEach
    void open() {
        name = hospital.open();
        container = "HW-" + name;
        place = "\"place\": \"" + name + "\"";
    }

    @Test
    void aScanOverMqttIsInTheLedgerWithinASecond() {
        var scan = event(container, "container.stored", ago("PT1H"), "\"weight_kg\": 4.35", "\"to\": \"store-1\"");
        hospital.publish(name + "-store", scan);
        soon(() -> container(container)
                .statusCode(200)
                .body("state", equalTo("stored"))
                .body("holder", equalTo("store-1"))
                .body("place", equalTo(name))
                .body("site.id", equalTo(name))
                .body("jurisdiction", equalTo("440203"))
                .body("weight_kg", equalTo(4.35f))
                .body("timeline", hasSize(1))
                .body("timeline[0].id", equalTo(EventId.ofDevice(name + "-store", scan)))
                .body("timeline[0].device", equalTo(name + "-store"))
                .body("missing.step", contains("packed", "collected"))
                .body("missing[0].expected_between[0]", nullValue())
                .body("hashes.records", equalTo(1))
                .body("hashes.intact", equalTo(true)));
    }

    @Test
    void aContainerMayBeNamedByItsLabel() {
        hospital.publish(
                name + "-store",
                "{\"at\": \"%s\", \"type\": \"container.packed\", \"label\": \"编号=%s;科室=急诊科;类别=感染性废物\"}"
                        .formatted(ago("PT1H"), container));
        soon(() -> container(container).body("department", equalTo("急诊科")).body("category", equalTo("841-001-01")));
    }

    @Test
    void theSameReportAgainIsADuplicate() {
        var stored = event(container, "container.stored", ago("PT1H"), place);
        report(stored).statusCode(201).body("container", equalTo(container)).body("duplicate", equalTo(false));
        report(stored.replace(", ", ",  "))
                .statusCode(200)
                .body("id", equalTo(EventId.ofUser("admin", stored)))
                .body("duplicate", equalTo(true));
        soon(() -> container(container).body("timeline", hasSize(1)).body("timeline[0].actor", equalTo("admin")));
    }

    @Test
    void whatIsWrongWithAReportIsSaid() {
        report("{\"at\": \"2026-11-22T08:15:00+08:00\", \"type\": \"container.stored\"}")
                .statusCode(422)
                .body("errors[0].reason", containsString("needs \"container\""));
        report("{\"at\": \"2026-11-22T08:15:00+08:00\", \"type\": \"container.stored\", \"label\": \"科室=ICU\"}")
                .statusCode(422)
                .body("errors[0].reason", containsString("no 编号"));
        report("{\"at\": \"2026-11-22T08:15:00+08:00\", \"type\": \"door.opened\"}")
                .statusCode(422)
                .body("errors[0].reason", containsString("no event of a container"));
        report("[]").statusCode(422);
    }

    @Test
    void aClockFiresWithinASecondOfItsTime() throws SQLException {
        report(event(container, "container.stored", ago("PT47H59M58S"), place));
        await().atMost(Duration.ofSeconds(6))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> container(container)
                        .body("breaches.check", contains("store_age", "store_age", "store_age"))
                        .body("breaches.priority", contains("high", "medium", "low"))
                        .body("breaches[0].rule", equalTo("medical-waste-regulation-2011.storage.48h"))
                        .body("overdue_since", notNullValue())
                        .body("due_at", nullValue()));
        assertThat(hospital.number("SELECT extract(epoch FROM recorded_at - raised_at) FROM alarm WHERE container = '"
                        + container + "' AND rule_id = 'medical-waste-regulation-2011.storage.48h'"))
                .as("seconds from the due time to the alarm")
                .isBetween(0.0, 1.0);
        given().queryParam("overdue", true)
                .queryParam("site", name)
                .get(CONTAINERS)
                .then()
                .body("items.id", contains(container));
    }

    @Test
    void aLateHandOverEndsTheAlarmAsOfThen() {
        report(event(container, "container.stored", ago("PT50H"), place));
        soon(() -> container(container).body("breaches", hasSize(3)).body("state", equalTo("stored")));
        report(event(container, "container.handed_over", ago("PT40H"), place));
        soon(() -> container(container).body("breaches", empty()).body("state", equalTo("handed_over")));
        given().queryParam("device", name + "-store")
                .queryParam("state", "active")
                .get("/api/v1/alarms")
                .then()
                .body("items", empty());
    }

    @Test
    void theOrderOfArrivalMakesNoDifference() {
        var other = container + "-other";
        var steps = List.of("packed", "collected", "stored", "handed_over", "in_transit", "arrived", "accepted");
        var shuffled = new ArrayList<>(steps);
        Collections.shuffle(shuffled, new Random(7));
        steps.forEach(step -> report(story(container, step, steps.indexOf(step))));
        shuffled.forEach(step -> report(story(other, step, steps.indexOf(step))));
        for (var id : List.of(container, other)) {
            soon(() -> container(id)
                    .body("state", equalTo("accepted"))
                    .body(
                            "timeline.type",
                            equalTo(steps.stream().map("container."::concat).toList()))
                    .body("missing", empty())
                    .body("breaches", empty())
                    .body("hashes.intact", equalTo(true)));
        }
        container(container).body("timeline.late", equalTo(Collections.nCopies(7, false)));
    }

    @Test
    void aLighterContainerIsAnAlarmWithTheDifference() {
        report(event(container, "container.stored", ago("PT2H"), place, "\"weight_kg\": 4.35"));
        report(event(container, "container.handed_over", ago("PT1H"), place, "\"weight_kg\": 4.0"));
        soon(() -> container(container)
                .body("breaches.check", contains("container_balance"))
                .body("breaches[0].value", equalTo(-0.35f)));
        report(event(container, "container.closed", ago("PT1M"), place, "\"why\": \"weighed wet\""));
        soon(() -> container(container).body("breaches", empty()).body("timeline[2].why", equalTo("weighed wet")));
    }

    @Test
    void theDepartureOfATripTellsItsPlanAlsoAfterItsContainersLeft() {
        report(event(container, "container.stored", ago("PT3H"), place));
        report(event(container, "container.in_transit", ago("PT2H"), "\"trip\": \"T-" + name + "\""));
        soon(() -> container(container).body("state", equalTo("in_transit")).body("due_at", nullValue()));
        hospital.publish(
                name + "-truck",
                "{\"at\": \"%s\", \"type\": \"vehicle.departed\", \"trip\": \"T-%s\", \"planned_minutes\": 60}"
                        .formatted(ago("PT2H"), name));
        soon(() -> container(container).body("breaches.check", contains("transit_overrun")));
    }

    @Test
    void aContainerGoesOnBeingJudgedWhenItsDeviceIsTakenOutOfService() throws SQLException {
        hospital.publish(name + "-store", event(container, "container.stored", ago("PT25H")));
        soon(() -> container(container).body("breaches", hasSize(1)));
        hospital.execute(
                """
                INSERT INTO device (id, site, name, name_en, family, sampling_point, interval_s)
                VALUES ('%1$s-new', '%1$s', '新暂存间', 'New store', 'medical_waste', 'temporary_store', 3600)"""
                        .formatted(name),
                "UPDATE device SET retired_at = now() WHERE id = '" + name + "-store'",
                "UPDATE registry_revision SET revision = revision + 1");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> given().queryParam("device", name + "-new")
                .queryParam("state", "active")
                .get("/api/v1/alarms")
                .then()
                .body("items.container", contains(container)));
        container(container).body("breaches", hasSize(1));
    }

    @Test
    void aRecordCanNeitherBeChangedNorTakenOut() {
        report(event(container, "container.stored", ago("PT1H"), place));
        for (var change : List.of("UPDATE custody_event SET actor = 'x'", "DELETE FROM custody_event")) {
            assertThatThrownBy(() -> hospital.execute(change + " WHERE container = '" + container + "'"))
                    .hasMessageContaining("what was reported of a container stays");
        }
    }

    @Test
    void whoeverChangesARecordNeverthelessBreaksItsChain() throws SQLException {
        report(event(container, "container.stored", ago("PT2H"), place, "\"weight_kg\": 4.35"));
        report(event(container, "container.handed_over", ago("PT1H"), place, "\"weight_kg\": 4.35"));
        soon(() -> container(container).body("hashes.intact", equalTo(true)).body("hashes.records", equalTo(2)));
        withoutTrigger("UPDATE custody_event SET body = replace(body::text, '4.35', '3.35')::json WHERE container = '"
                + container + "' AND type = 'container.stored'");
        container(container).body("hashes.intact", equalTo(false));
    }

    @Test
    void whoeverTakesOutTheLastRecordBreaksTheChainToo() throws SQLException {
        report(event(container, "container.stored", ago("PT2H"), place));
        report(event(container, "container.leaked", ago("PT1H"), place));
        soon(() -> container(container).body("breaches.check", contains("container_leaked")));
        withoutTrigger("DELETE FROM custody_event WHERE container = '" + container + "' AND type = 'container.leaked'");
        container(container).body("hashes.intact", equalTo(false));
    }

    @Test
    void scansFromBeforeTheLedgerAreTakenOverOnce() throws SQLException {
        var stored = event(container, "container.stored", ago("PT50H"));
        hospital.execute(
                """
                INSERT INTO device_event (time, device_key, digest, type, container, body)
                SELECT '%s', key, '\\x01', 'container.stored', '%s', '%s' FROM device WHERE id = '%s-store'"""
                        .formatted(ago("PT50H"), container, stored, name),
                "INSERT INTO custody_takeover VALUES (true)");
        takeover.run();
        takeover.run();
        soon(() -> container(container)
                .body("timeline.id", contains(EventId.ofDevice(name + "-store", stored)))
                .body("breaches", hasSize(3)));
        assertThat(hospital.number("SELECT count(*) FROM custody_takeover")).isZero();
    }

    @Test
    void theListIsNarrowedAndPaged() {
        for (var i = 0; i < 5; i++) {
            report(event(container + "-" + i, "container.stored", ago("PT" + (10 - i) + "H"), place));
        }
        report(event(container + "-5", "container.packed", ago("PT30H"), place, "\"department\": \"ICU\""));
        soon(() -> list("site", name).body("items", hasSize(6)));
        list("site", name, "state", "packed").body("items.department", contains("ICU"));
        list("site", name, "department", "ICU").body("items", hasSize(1));
        list("site", name, "breach", "uncollected").body("items.id", contains(container + "-5"));
        list("site", name, "jurisdiction", "440200").body("items", hasSize(6));
        list("site", name, "jurisdiction", "440204").body("items", empty());
        list("site", name, "overdue", "true").body("items.id", contains(container + "-5"));
        String cursor = list("site", name, "limit", "4")
                .body("items.id", contains(container + "-4", container + "-3", container + "-2", container + "-1"))
                .extract()
                .path("next_cursor");
        list("site", name, "limit", "4", "cursor", cursor)
                .body("items.id", contains(container + "-0", container + "-5"))
                .body("next_cursor", nullValue());
    }

    @Test
    void whatIsAskedForWronglyIsSaid() {
        given().queryParam("state", "gone")
                .get(CONTAINERS)
                .then()
                .statusCode(400)
                .body("detail", containsString("gone"));
        given().queryParam("overdue", "maybe").get(CONTAINERS).then().statusCode(400);
        given().queryParam("breach", "late").get(CONTAINERS).then().statusCode(400);
        given().queryParam("jurisdiction", "44").get(CONTAINERS).then().statusCode(400);
        given().queryParam("cursor", "eA").get(CONTAINERS).then().statusCode(400);
        container("HW-never-seen").statusCode(404);
    }

    @Test
    void theBoardCountsWeighsAndWarnsByDepartmentAndStage() {
        var icu = "\"department\": \"ICU\"";
        report(event(container + "-1", "container.stored", ago("PT50H"), place, icu, "\"weight_kg\": 4.5"));
        report(event(container + "-2", "container.stored", ago("PT1H"), place, icu, "\"weight_kg\": 1.5"));
        report(event(container + "-3", "container.packed", ago("PT1H"), place, "\"department\": \"ER\""));
        soon(() -> given().queryParam("site", name)
                .get(CONTAINERS + "/board")
                .then()
                .body("rows.department", contains("ER", "ICU"))
                .body("rows[1].site.name", equalTo("医院"))
                .body("rows[1].stages.stored.count", equalTo(2))
                .body("rows[1].stages.stored.kg", equalTo(6.0f))
                .body("rows[1].stages.stored.worst", equalTo("high"))
                .body("rows[1].stages.packed.count", equalTo(0))
                .body("rows[0].stages.packed.count", equalTo(1)));
    }

    @Test
    void aLabelIsReadForWhoeverScansIt() {
        given().queryParam("text", "(8004)95211415678(3102)000435")
                .get(CONTAINERS + "/labels")
                .then()
                .statusCode(200)
                .body("container", equalTo("GIAI-95211415678"))
                .body("parts.weight_kg", equalTo(4.35f));
        given().queryParam("text", "科室=ICU")
                .get(CONTAINERS + "/labels")
                .then()
                .statusCode(422)
                .body("errors[0].reason", containsString("no 编号"));
    }

    private String story(String id, String step, int hour) {
        return event(id, "container." + step, ago("PT" + (20 - hour) + "H"), place, "\"weight_kg\": 4.35");
    }

    private void withoutTrigger(String change) throws SQLException {
        hospital.execute(
                "ALTER TABLE custody_event DISABLE TRIGGER USER",
                change,
                "ALTER TABLE custody_event ENABLE TRIGGER USER");
    }

    private static io.restassured.response.ValidatableResponse list(String... parameters) {
        var request = given();
        for (var i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get(CONTAINERS).then().statusCode(200);
    }

    private static void soon(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(holds);
    }
}
