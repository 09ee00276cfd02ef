package health.vigil.coldchain;

import static health.vigil.coldchain.ColdChain.json;
import static health.vigil.coldchain.ColdChain.leg;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import health.vigil.rules.LocalDay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "admin", roles = "admin")
class ColdChainWatchTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    @Inject
    DataSource database;

    private ColdChain cold;

    @BeforeEach
    void clinic() {
        cold = new ColdChain(database);
    }

    @Test
    void aCalibrationOfMoreThanAYearAgoIsDueUntilItIsRenewed() {
        var device = cold.fridge();
        var path = "/api/v1/cold-equipment/" + device;
        cold.equip(device, "fridge", "2025-01-01");
        cold.awaitAlarms("CALIBRATION_DUE", device, 1);

        String tag = given().get(path).then().extract().header("ETag");
        json("{\"device\": \"%s\", \"kind\": \"fridge\", \"calibrated_on\": \"%s\"}"
                        .formatted(device, LocalDay.of(now).date()))
                .header("If-Match", tag)
                .put(path)
                .then()
                .statusCode(200);
        cold.awaitAlarms("CALIBRATION_DUE", device, 0);
    }

    @Test
    void twoDaysWithoutManualReadingsAreOneAlarmUntilADayHasItsTwo() throws SQLException {
        var device = cold.fridge();
        cold.equip(device, "fridge");
        cold.enteredBefore(device, Duration.ofDays(3));
        cold.awaitAlarms("MANUAL_READINGS", device, 1);

        var yesterday = LocalDay.of(now.minus(1, ChronoUnit.DAYS));
        read(device, yesterday.start().plus(8, ChronoUnit.HOURS)).statusCode(201);
        read(device, yesterday.start().plus(14, ChronoUnit.HOURS)).statusCode(201);
        cold.awaitAlarms("MANUAL_READINGS", device, 0);

        read(device, yesterday.start().plus(14, ChronoUnit.HOURS)).statusCode(409);
        given().get("/api/v1/cold-equipment/" + device + "/manual-readings")
                .then()
                .body("items", hasSize(2))
                .body("items.by", contains("王芳", "王芳"))
                .body("items.recorded_by", contains("admin", "admin"));
    }

    @Test
    void aVehicleNeedsNoManualReadings() throws SQLException {
        cold.equip(cold.truck(), "vehicle", "2025-01-01");
        cold.enteredBefore(cold.truck(), Duration.ofDays(3));
        cold.awaitAlarms("CALIBRATION_DUE", cold.truck(), 1);

        assertThat(cold.alarms("MANUAL_READINGS", cold.truck())).isZero();
    }

    @Test
    void aFridgeThatRecordsEveryHourIsToldOnceUntilItRecordsInTime() throws SQLException {
        var device = cold.fridge();
        cold.equip(device, "fridge");
        cold.store(device, "temp", 5, now.minus(6, ChronoUnit.HOURS), now.minus(58, ChronoUnit.MINUTES), hours(1));
        cold.enteredBefore(device, Duration.ofHours(6));
        cold.awaitAlarms("LOGGING_STORAGE", device, 1);

        cold.steady(device, 5, now.minus(57, ChronoUnit.MINUTES), now);
        cold.due(device);
        cold.awaitAlarms("LOGGING_STORAGE", device, 0);
        assertThat(cold.count("alarm WHERE container = '" + device + "' AND rule #>> '{condition,kind}' ="
                        + " 'LOGGING_STORAGE'"))
                .isOne();
    }

    @Test
    void outOfRangeAFridgeIsToRecordEveryTwoMinutes() throws SQLException {
        var device = cold.fridge();
        cold.equip(device, "fridge");
        cold.store(device, "temp", 9, now.minus(30, ChronoUnit.MINUTES), now, Duration.ofMinutes(5));
        cold.enteredBefore(device, Duration.ofMinutes(30));

        cold.awaitAlarms("LOGGING_OUT_OF_RANGE", device, 1);
        assertThat(cold.alarms("LOGGING_STORAGE", device)).isZero();
    }

    @Test
    void aVehicleIsToRecordEveryFiveMinutesWhileItCarriesVaccine() throws SQLException {
        var device = cold.truck();
        cold.equip(device, "vehicle", "2025-01-01");
        var loaded = now.minus(60, ChronoUnit.MINUTES);
        cold.store(device, "temp", 5, now.minus(5, ChronoUnit.HOURS), now, Duration.ofMinutes(10));
        cold.enteredBefore(device, Duration.ofHours(5));
        cold.awaitAlarms("CALIBRATION_DUE", device, 1);
        assertThat(cold.alarms("LOGGING_TRANSPORT", device))
                .as("without vaccine")
                .isZero();

        var unloaded = now.minus(1, ChronoUnit.MINUTES);
        cold.consignment(cold.lot(), loaded, unloaded, leg(device, loaded, unloaded));
        cold.due(device);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> cold.count("alarm WHERE container = '%s' AND cleared_at IS NOT NULL".formatted(device)
                                + " AND rule #>> '{condition,kind}' = 'LOGGING_TRANSPORT'")
                        == 1);
    }

    @Test
    void theExposureOfAnEquipmentComesWithItsDoorAndPower() throws SQLException {
        var device = cold.fridge();
        cold.equip(device, "fridge");
        var from = now.minus(60, ChronoUnit.MINUTES);
        cold.steady(device, 5, from, now.minus(20, ChronoUnit.MINUTES));
        cold.steady(device, 9, now.minus(20, ChronoUnit.MINUTES), now);
        cold.store(device, "door_open", 1, from, from.plusSeconds(60), Duration.ofMinutes(1));
        cold.store(device, "door_open", 0, from.plusSeconds(240), from.plusSeconds(300), Duration.ofMinutes(1));
        cold.store(device, "battery", 80, from, now, Duration.ofMinutes(15));
        cold.store(device, "mains_power", 1, from, now, Duration.ofMinutes(15));

        given().queryParam("from", from.toString())
                .queryParam("to", now.toString())
                .get("/api/v1/cold-equipment/" + device + "/exposure")
                .then()
                .statusCode(200)
                .body("storage_class", equalTo("refrigerated"))
                .body("above.cumulative", equalTo("PT20M"))
                .body("above.readings", equalTo(20))
                .body("excursions[0].peak.celsius", equalTo(9f))
                .body("warmest.celsius", equalTo(9f))
                .body("indicators.counted", contains("PT0S", "PT0S", "PT0S"))
                .body("circumstances.door_open.times", equalTo(1))
                .body("circumstances.door_open.total", equalTo("PT4M"))
                .body("circumstances.power_off.times", equalTo(0))
                .body("circumstances.battery.last", equalTo(80f))
                .body("circumstances.compressor", nullValue());
        given().queryParam("from", "2020-01-01T00:00:00Z")
                .get("/api/v1/cold-equipment/" + device + "/exposure")
                .then()
                .statusCode(400);
    }

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }

    private static ValidatableResponse read(String device, Instant at) {
        return json("{\"at\": \"%s\", \"temp\": 5.1, \"by\": \"王芳\"}".formatted(at))
                .post("/api/v1/cold-equipment/" + device + "/manual-readings")
                .then();
    }
}
