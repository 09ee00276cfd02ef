package health.vigil.custody.transport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import health.vigil.EmbeddedPartsResource;
import health.vigil.telemetry.EventType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "keeper", roles = "admin")
class VehicleJudgementTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String STOP = "eng-medical-waste.vehicle.stop";
    private static final String DOOR = "eng-medical-waste.vehicle.door";

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
    void aStopOnTheWayIsAnAlarmOfTheTripUntilTheVehicleDrivesOn() throws SQLException {
        road.commit(drive.report(EventType.VEHICLE_DEPARTED, 0, ",\"trip\":\"T-7\"")
                .at(0, 0, 0)
                .stand(5, 20, 5000, 0));

        await().atMost(SOON).untilAsserted(() -> assertThat(alarms()).containsExactly(STOP + " T-7 " + "active"));
        assertThat(road.rows("SELECT round(value::numeric, 3) FROM alarm WHERE device_id = '%s' AND container = 'T-7'"
                        .formatted(vehicle)))
                .containsExactly("0.250");

        road.commit(new Road.Drive(vehicle).at(22, 9000, 0));

        await().atMost(SOON).untilAsserted(() -> assertThat(alarms()).containsExactly(STOP + " T-7 " + "over"));
    }

    @Test
    void aDoorOpenOnTheWayIsAnAlarmOfTheVehicleWhereNoTripIsKnown() throws SQLException {
        road.commit(drive.stand(0, 5, 7000, 0)
                .report(EventType.DOOR_OPENED, 1.5, "")
                .report(EventType.DOOR_CLOSED, 4, ""));

        await().atMost(SOON).untilAsserted(() -> assertThat(alarms()).containsExactly(DOOR + " " + vehicle + " over"));
    }

    @Test
    void aDoorThatStaysOpenIsLookedAtWhenItsMinuteIsOver() throws SQLException {
        var now = new Road.Drive(vehicle);
        var minutes = Duration.between(now.time(0), Instant.now()).toMillis() / 60_000.0;
        road.commit(now.at(minutes - 0.2, 7000, 0).report(EventType.DOOR_OPENED, minutes - 0.1, ""));

        await().atMost(SOON).untilAsserted(() -> assertThat(road.rows(
                        """
                                SELECT look_at = date_trunc('milliseconds', timestamptz '%s') + interval '60.000001 s'
                                FROM vehicle_watch WHERE device_id = '%s'"""
                                .formatted(now.time(minutes - 0.1), vehicle)))
                .containsExactly("t"));
    }

    @Test
    void whateverTheOrderAndRepetitionTheFindingsAreTheSame() throws SQLException {
        drive.stand(0, 3, 0, 0)
                .stand(5, 25, 5000, 0)
                .report(EventType.DOOR_OPENED, 10, "")
                .report(EventType.DOOR_CLOSED, 15, "")
                .stand(30, 35, 9000, 0)
                .stand(36, 60, 12_000, 0)
                .stand(80, 90, 20_000, 0);
        var shuffled = new ArrayList<>(drive.events());
        shuffled.addAll(drive.events().subList(10, 30));
        Collections.shuffle(shuffled, new Random(4));
        for (var i = 0; i < shuffled.size(); i += 7) {
            road.commit(shuffled.subList(i, Math.min(shuffled.size(), i + 7)));
        }

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(waiting()).containsExactly("0");
            assertThat(findings())
                    .containsExactly(
                            "stop_outside " + drive.time(5).getEpochSecond() + " "
                                    + drive.time(30).getEpochSecond(),
                            "door_outside " + drive.time(10).getEpochSecond() + " "
                                    + drive.time(15).getEpochSecond(),
                            "stop_outside " + drive.time(36).getEpochSecond() + " "
                                    + drive.time(80).getEpochSecond());
        });
        assertThat(alarms().stream().filter(alarm -> alarm.endsWith("active"))).isEmpty();
    }

    @Test
    void aGeofenceDrawnLaterClearsTheAlarmOfTheLastDay() throws SQLException {
        road.commit(drive.stand(0, 20, 15_000, 3000));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(alarms()).containsExactly(STOP + " " + vehicle + " active"));

        given().contentType(ContentType.JSON)
                .body(
                        """
                        {"id": "%s-yard", "name": "停车场", "kind": "allowed", "geometry": {"type": "Polygon", "coordinates":
                            [[[%3$s, %2$s], [%5$s, %2$s], [%5$s, %4$s], [%3$s, %4$s], [%3$s, %2$s]]]}}
                        """
                                .formatted(vehicle, Road.lat(2900), Road.lon(14_900), Road.lat(3100), Road.lon(15_100)))
                .post("/api/v1/geofences")
                .then()
                .statusCode(201);

        await().atMost(SOON).untilAsserted(() -> assertThat(alarms()).containsExactly(STOP + " " + vehicle + " over"));
        assertThat(findings()).isEmpty();
    }

    @Test
    void positionsOfChineseMapsAreConvertedAndUnusableOnesCounted() throws SQLException {
        road.commit(drive.at(0, 0, 0)
                .report(EventType.VEHICLE_POSITION, 1, ",\"lat\":22.54079613,\"lon\":113.91717648,\"crs\":\"gcj02\"")
                .report(EventType.VEHICLE_POSITION, 2, ",\"lat\":113.6,\"lon\":24.0")
                .report(EventType.VEHICLE_POSITION, 3, ",\"lat\":0,\"lon\":0")
                .report(EventType.VEHICLE_POSITION, 4, ",\"lat\":24.0,\"lon\":113.6,\"crs\":\"bd09\""));

        assertThat(road.rows(
                        """
                        SELECT round(lat::numeric, 4), round(lon::numeric, 4) FROM vehicle_position
                        WHERE device_id = '%s' ORDER BY at"""
                                .formatted(vehicle)))
                .containsExactly("24.0000 113.6000", "22.5438 113.9123");
        assertThat(road.rows("SELECT unusable FROM vehicle_watch WHERE device_id = '%s'".formatted(vehicle)))
                .containsExactly("3");
    }

    @Test
    void whatADeviceDatesAheadWaitsForItsTime() throws SQLException {
        var ahead = new Road.Drive(vehicle).stand(600, 620, 5000, 0);
        road.commit(ahead);

        await().atMost(SOON).untilAsserted(() -> assertThat(road.rows(
                        "SELECT look_at > now() FROM vehicle_watch WHERE device_id = '%s'".formatted(vehicle)))
                .containsExactly("t"));
        assertThat(findings()).isEmpty();
    }

    @Test
    void aTrackIsNeitherAlteredNorDeleted() throws SQLException {
        road.commit(drive.at(0, 0, 0));
        var mine = " WHERE device_id = '" + vehicle + "'";

        assertThatThrownBy(() -> road.execute("UPDATE vehicle_position SET lat = 25" + mine))
                .hasMessageContaining("never altered");
        assertThatThrownBy(() -> road.execute("DELETE FROM vehicle_position" + mine))
                .hasMessageContaining("kept for six months");
    }

    @Test
    void otherDevicesDoorsAreNoBusinessOfTheirs() throws SQLException {
        road.commit(
                new Road.Drive("mw-nobody").report(EventType.DOOR_OPENED, 0, "").events());

        assertThat(road.rows("SELECT * FROM track_event WHERE device_id = 'mw-nobody'"))
                .isEmpty();
    }

    private List<String> alarms() {
        return road.rows(
                """
                SELECT rule_id, container, CASE WHEN cleared_at IS NULL THEN 'active' ELSE 'over' END
                FROM alarm WHERE device_id = '%s' AND rule_id LIKE 'eng-medical-waste.vehicle.%%' ORDER BY onset_at"""
                        .formatted(vehicle));
    }

    private List<String> findings() {
        return road.rows(
                """
                SELECT kind, extract(epoch FROM onset_at)::bigint, extract(epoch FROM until_at)::bigint
                FROM track_finding WHERE device_id = '%s' ORDER BY onset_at"""
                        .formatted(vehicle));
    }

    private List<String> waiting() {
        return road.rows("SELECT count(*) FROM vehicle_span WHERE device_id = '%s'".formatted(vehicle));
    }
}
