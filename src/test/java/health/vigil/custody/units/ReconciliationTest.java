package health.vigil.custody.units;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import health.vigil.EmbeddedPartsResource;
import health.vigil.ingest.Rows;
import health.vigil.rules.LocalDay;
import health.vigil.telemetry.EventType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what is recorded to balances and alarms, with the rules that are shipped, on the real database. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(
        user = "admin-1",
        roles = {"admin", "officer", "viewer"})
class ReconciliationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRIP_RULE = "eng-medical-waste.balance.trip";
    private static final String PLANT_RULE = "eng-medical-waste.balance.plant";
    private static final String COLLECTION_RULE = "medical-waste-regulation-2011.collection.48h";
    private static final String WASHING_RULE = "gb39707-2020.washing.24h";
    private static final String NO_WASTE_RULE = "eng-medical-waste.no_waste.3d";
    private static final String BAND_RULE = "eng-medical-waste.generation_band";

    private static final String LOOK =
            """
            SELECT to_char(look_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') FROM reconciliation
            WHERE subject = ?
            """;

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Inject
    WasteTown town;

    @BeforeEach
    void register() {
        town.register();
    }

    @Test
    void aTripWhoseWeighingsAgreeIsBalanced() throws SQLException {
        depart(hoursAgo(5));
        out("1", hoursAgo(6), 4.2);
        in("1", hoursAgo(4), 4.1);
        arrive(hoursAgo(4));

        eventually(() -> "unloaded".equals(state()));
        given().get("/api/v1/trips/" + town.trip)
                .then()
                .statusCode(200)
                .body("state", equalTo("unloaded"))
                .body("vehicle.id", equalTo(town.truck))
                .body("vehicle.name_en", equalTo("Truck 1"))
                .body("carrier.id", equalTo(town.carrier))
                .body("plant.id", equalTo(town.plant))
                .body("planned_minutes", equalTo(90))
                .body("kg_out", equalTo(4.2f))
                .body("kg_in", equalTo(4.1f))
                .body("unbalanced", is(false))
                .body("balance.tolerance", equalTo(0.05f))
                .body("balance.comparisons.between", contains("out_and_in"))
                .body("balance.comparisons[0].balanced", is(true))
                .body("containers.id", contains(town.container("1")))
                .body("containers[0].out_kg", equalTo(4.2f))
                .body("containers[0].in_kg", equalTo(4.1f))
                .body("containers[0].difference_kg", equalTo(-0.1f));
        assertThat(town.active(TRIP_RULE, town.truck, town.trip)).isZero();
    }

    @Test
    void aContainerThatDidNotArriveIsNamedAndAlarmedUntilItsScanComesLate() throws SQLException {
        depart(hoursAgo(5));
        out("1", hoursAgo(6), 4.2);
        out("2", hoursAgo(6), 3.0);
        in("1", hoursAgo(4), 4.2);
        arrive(hoursAgo(4));

        eventually(() -> town.active(TRIP_RULE, town.truck, town.trip) == 1);
        given().get("/api/v1/trips/" + town.trip)
                .then()
                .body("unbalanced", is(true))
                .body("balance.not_arrived", contains(town.container("2")))
                .body("balance.not_loaded", empty());
        given().get("/api/v1/trips?unbalanced=true&vehicle=" + town.truck)
                .then()
                .statusCode(200)
                .body("items.id", contains(town.trip));

        in("2", hoursAgo(3), 3.0);
        eventually(() -> town.cleared(TRIP_RULE, town.truck, town.trip) == 1);
        assertThat(town.active(TRIP_RULE, town.truck, town.trip)).isZero();
    }

    @Test
    void aContainerThatArrivesWithAnotherTripIsMissingOnItsOwn() throws SQLException {
        var other = "U-" + town.tag;
        depart(hoursAgo(5));
        out("1", hoursAgo(6), 4.2);
        arrive(hoursAgo(4));
        eventually(() -> town.active(TRIP_RULE, town.truck, town.trip) == 1);

        town.scan(
                town.furnace,
                town.container("1"),
                EventType.CONTAINER_ARRIVED,
                hoursAgo(3),
                ",\"trip\":\"%s\",\"weight_kg\":4.2".formatted(other));
        eventually(() -> town.active(TRIP_RULE, town.furnace, other) == 1);
        given().get("/api/v1/trips/" + other).then().body("balance.not_loaded", contains(town.container("1")));
        given().get("/api/v1/trips/" + town.trip).then().body("balance.not_arrived", contains(town.container("1")));
    }

    @Test
    void theManifestIsHeldAgainstWhatWasLoaded() throws SQLException {
        declare(10.0);
        depart(hoursAgo(2));
        out("1", hoursAgo(3), 4.2);

        eventually(() -> town.active(TRIP_RULE, town.truck, town.trip) == 1);
        given().get("/api/v1/trips/" + town.trip)
                .then()
                .body("state", equalTo("in_transit"))
                .body("kg_manifest", equalTo(10.0f))
                .body("balance.comparisons.between", contains("manifest_and_out"))
                .body("balance.comparisons[0].share", equalTo(0.58f));
    }

    @Test
    void aStoreThatNobodyEmptiesForTwoDaysIsAnAlarmUntilSomebodyDoes() throws SQLException {
        store("1", hoursAgo(50));
        eventually(() -> town.active(COLLECTION_RULE, town.store, town.hospital) == 1);

        collect("1", hoursAgo(1));
        eventually(() -> town.cleared(COLLECTION_RULE, town.store, town.hospital) == 1);
    }

    @Test
    void aCollectionWithinTwoDaysStartsTheClockAnew() throws SQLException {
        store("1", hoursAgo(70));
        store("2", hoursAgo(60));
        collect("1", hoursAgo(40));

        var due = hoursAgo(40).plus(Duration.ofHours(48)).toString();
        eventually(() -> due.equals(town.text(LOOK, "site:" + town.hospital)));
        assertThat(town.active(COLLECTION_RULE, town.store, town.hospital)).isZero();
    }

    @Test
    void wasteThatVanishesAtThePlantBreaksTheBalanceOfThatDay() throws SQLException {
        var day = LocalDay.of(NOW.minus(Duration.ofDays(3)));
        var morning = day.start().plus(Duration.ofHours(9));
        accept("1", morning, 20.0, "");
        accept("2", morning, 5.0, "");
        accept("3", morning, 7.0, "");
        treat("1", morning.plusSeconds(3600), "");
        town.scan(town.furnace, town.container("2"), EventType.CONTAINER_LOST, morning.plusSeconds(7200), "");

        eventually(() -> town.cleared(PLANT_RULE, town.furnace, town.plant) == 1);
        given().get("/api/v1/plants/%s/balance?from=%s&to=%s"
                        .formatted(town.plant, day.date(), day.next().date()))
                .then()
                .statusCode(200)
                .body("day", contains(day.date().toString(), day.next().date().toString()))
                .body("accepted_kg", contains(32.0f, 0.0f))
                .body("treated_kg", contains(20.0f, 0.0f))
                .body("closing_kg", contains(7.0f, 7.0f))
                .body("difference_kg", contains(5.0f, 0.0f))
                .body("balanced", contains(false, true))
                .body("complete", contains(true, true))
                .body("unaccounted[0]", contains(town.container("2")));
    }

    @Test
    void theWeightAtTreatmentCounts() throws SQLException {
        var day = LocalDay.of(NOW.minus(Duration.ofDays(2)));
        var morning = day.start().plus(Duration.ofHours(9));
        accept("1", morning, 20.0, "");
        treat("1", morning.plusSeconds(3600), ",\"weight_kg\":15.5");

        eventually(() ->
                town.active(PLANT_RULE, town.furnace, town.plant) + town.cleared(PLANT_RULE, town.furnace, town.plant)
                        == 1);
        given().get("/api/v1/plants/%s/balance?from=%s&to=%s".formatted(town.plant, day.date(), day.date()))
                .then()
                .body("treated_kg", contains(15.5f))
                .body("share", contains(0.225f))
                .body("balanced", contains(false));
    }

    @Test
    void anOpenDepartmentWithoutWasteForThreeDaysIsAnAlarmUntilThereIsSome() throws SQLException {
        department("急诊科", NOW.minus(Duration.ofDays(10)));
        eventually(() -> town.active(NO_WASTE_RULE, town.store, "急诊科") == 1);

        waste("急诊科", "1", NOW.minusSeconds(60), 2.0);
        eventually(() -> town.cleared(NO_WASTE_RULE, town.store, "急诊科") == 1);
    }

    @Test
    void aDayFarFromWhatIsUsualForItsBedsIsAnAlarm() throws SQLException {
        department("内科", NOW.minus(Duration.ofDays(40)));
        var odd = LocalDay.of(NOW).date().minusDays(2);
        var csv = new StringBuilder("site,department,day,occupied_beds\n");
        for (var ago = 2; ago <= 20; ago++) {
            var day = LocalDay.of(NOW).date().minusDays(ago);
            waste("内科", "d" + ago, new LocalDay(day).start().plus(Duration.ofHours(9)), ago == 2 ? 90.0 : 20.0);
            csv.append("%s,内科,%s,40\n".formatted(town.hospital, day));
        }
        given().contentType("text/csv")
                .body(csv.toString().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/departments/days")
                .then()
                .statusCode(200)
                .body("days", equalTo(19));

        eventually(() -> town.active(BAND_RULE, town.store, "内科") + town.cleared(BAND_RULE, town.store, "内科") == 1);
        given().get("/api/v1/departments/{site}/{name}/days?from=%s&to=%s".formatted(odd, odd), town.hospital, "内科")
                .then()
                .statusCode(200)
                .body("[0].kg", equalTo(90.0f))
                .body("[0].containers", equalTo(1))
                .body("[0].occupied_beds", equalTo(40))
                .body("[0].kg_per_bed", equalTo(2.25f))
                .body("[0].usual.median", equalTo(0.5f))
                .body("[0].usual.high", equalTo(0.75f))
                .body("[0].usual.days", equalTo(18))
                .body("[0].unusual", is(true));
    }

    @Test
    void aTruckThatIsNotWashedWithinADayIsAnAlarmUntilItIs() throws SQLException {
        depart(hoursAgo(31));
        arrive(hoursAgo(30));
        eventually(() -> town.active(WASHING_RULE, town.truck, town.truck) == 1);

        town.report(town.truck, EventType.VEHICLE_WASHED, hoursAgo(1), "");
        eventually(() -> town.cleared(WASHING_RULE, town.truck, town.truck) == 1);
    }

    @Test
    void aBinThatIsNotWashedWithinADayOfItsEmptyingIsAnAlarmUntilItIs() throws SQLException {
        var bin = "BIN-" + town.tag;
        accept("1", hoursAgo(33), 20.0, ",\"bin\":\"%s\"".formatted(bin));
        treat("1", hoursAgo(30), "");
        eventually(() -> town.active(WASHING_RULE, town.furnace, bin) == 1);

        town.report(town.furnace, EventType.BIN_WASHED, hoursAgo(2), ",\"bin\":\"%s\"".formatted(bin));
        eventually(() -> town.cleared(WASHING_RULE, town.furnace, bin) == 1);
    }

    @Test
    void aRepeatedReportChangesNothing() throws SQLException {
        depart(hoursAgo(5));
        depart(hoursAgo(5));
        eventually(() -> "in_transit".equals(state()));
        assertThat(town.text("SELECT count(*) FROM trip_event WHERE trip = ?", town.trip))
                .isEqualTo("1");
    }

    @Test
    void aWeightThatNoScaleShowsIsNoWeightAndHoldsUpNothing() throws SQLException {
        depart(hoursAgo(5));
        town.scan(
                town.store,
                town.container("1"),
                EventType.CONTAINER_HANDED_OVER,
                hoursAgo(6),
                ",\"trip\":\"%s\",\"weight_kg\":1e999".formatted(town.trip));
        in("1", hoursAgo(4), 4.2);
        arrive(hoursAgo(4));
        eventually(() -> "unloaded".equals(state()));
        given().get("/api/v1/trips/" + town.trip)
                .then()
                .body("balance.unweighed_out", contains(town.container("1")))
                .body("unbalanced", is(false));
    }

    private void depart(Instant at) throws SQLException {
        town.report(
                town.truck,
                EventType.VEHICLE_DEPARTED,
                at,
                ",\"trip\":\"%s\",\"planned_minutes\":90,\"to\":\"%s\"".formatted(town.trip, town.plant));
    }

    private void arrive(Instant at) throws SQLException {
        town.report(
                town.truck,
                EventType.VEHICLE_ARRIVED,
                at,
                ",\"trip\":\"%s\",\"place\":\"%s\"".formatted(town.trip, town.plant));
    }

    private void store(String number, Instant at) throws SQLException {
        town.scan(town.store, town.container(number), EventType.CONTAINER_STORED, at, "");
    }

    private void collect(String number, Instant at) throws SQLException {
        town.scan(town.store, town.container(number), EventType.CONTAINER_HANDED_OVER, at, "");
    }

    private void out(String number, Instant at, double kg) throws SQLException {
        town.scan(
                town.store,
                town.container(number),
                EventType.CONTAINER_HANDED_OVER,
                at,
                ",\"trip\":\"%s\",\"weight_kg\":%s".formatted(town.trip, kg));
    }

    private void in(String number, Instant at, double kg) throws SQLException {
        town.scan(
                town.furnace,
                town.container(number),
                EventType.CONTAINER_ARRIVED,
                at,
                ",\"weight_kg\":%s".formatted(kg));
    }

    private void accept(String number, Instant at, double kg, String more) throws SQLException {
        town.scan(
                town.furnace,
                town.container(number),
                EventType.CONTAINER_ACCEPTED,
                at,
                ",\"weight_kg\":%s%s".formatted(kg, more));
    }

    private void treat(String number, Instant at, String more) throws SQLException {
        town.scan(town.furnace, town.container(number), EventType.CONTAINER_TREATED, at, more);
    }

    private void department(String name, Instant knownSince) throws SQLException {
        given().contentType("application/json")
                .body("{\"site\":\"%s\",\"name\":\"%s\",\"name_en\":\"Ward\",\"beds\":40,\"open_from\":\"2020-01-01\"}"
                        .formatted(town.hospital, name))
                .post("/api/v1/departments")
                .then()
                .statusCode(201);
        town.execute(new Rows("UPDATE department SET known_since = ? WHERE site_id = ?")
                .with(knownSince)
                .with(town.hospital));
        town.execute(new Rows("INSERT INTO reconciliation_touch (subject) VALUES (?)")
                .with(new DepartmentId(town.hospital, name).subject().text()));
    }

    private void waste(String department, String number, Instant collected, double kg) throws SQLException {
        town.scan(
                town.store,
                town.container(number),
                EventType.CONTAINER_COLLECTED,
                collected,
                ",\"department\":\"%s\",\"weight_kg\":%s".formatted(department, kg));
    }

    private void declare(double kg) throws SQLException {
        town.execute(new Rows(
                        """
                        INSERT INTO manifest (id, paper, state, consignor_site, carrier_site, receiver_site, details, number,
                            vehicle, trip, issued_at, created_at, changed_at)
                        VALUES (?, false, 'issued', ?, ?, ?, '{}', ?, ?, ?, now(), now(), now())
                        """)
                .with("M-" + town.tag)
                .with(town.hospital)
                .with(town.carrier)
                .with(town.plant)
                .with("20264402" + "%06d".formatted(Math.abs(town.tag.hashCode()) % 1_000_000))
                .with(town.truck)
                .with(town.trip));
        town.execute(new Rows(
                        "INSERT INTO manifest_line (manifest, category, containers, kg_planned) VALUES (?, '841-001-01', 2, ?)")
                .with("M-" + town.tag)
                .with(kg));
    }

    private String state() throws SQLException {
        return String.valueOf(town.text("SELECT state FROM trip WHERE id = ?", town.trip));
    }

    private static Instant hoursAgo(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }

    private static void eventually(Callable<Boolean> holds) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(holds);
    }
}
