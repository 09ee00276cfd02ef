package health.vigil.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.rules.Priority;
import health.vigil.rules.Rule;
import health.vigil.telemetry.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the presets that look at more than single values say of a device's day. */
class PresetsTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    @Test
    void seeAContaminationWhenTurbidityResidualAndConductivityChangeTogether() {
        var clean = Map.of("turbidity", 0.20, "free_chlorine", 0.80, "conductivity", 300.0);
        var outlet = drinkingWater().hold(clean, HALF_HOUR);

        assertThat(outlet.tell(Map.of("turbidity", 0.30, "free_chlorine", 0.60, "conductivity", 300.0))
                        .open())
                .isEmpty();
        assertThat(outlet.tell(Map.of("turbidity", 0.30, "free_chlorine", 0.60, "conductivity", 400.0))
                        .raised())
                .extracting(Rule::id, Rule::priority)
                .containsExactly(tuple("eng-drinking-water.contamination_signature", Priority.URGENT));
    }

    @Test
    void seeAHatchThatOpensWithoutAWorkOrder() {
        assertThat(drinkingWater().tell("hatch_open", 1).open()).containsExactly("eng-drinking-water.hatch_open");
        assertThat(drinkingWater()
                        .event(EventType.MAINTENANCE_STARTED)
                        .tell("hatch_open", 1)
                        .open())
                .as("the announced maintenance is the work order")
                .isEmpty();
    }

    @Test
    void seeValuesThatContradictEachOther() {
        assertThat(drinkingWater()
                        .tell(Map.of("total_chlorine", 0.5, "free_chlorine", 0.6))
                        .open())
                .containsExactly("eng-drinking-water.invariant.chlorine");
        assertThat(drinkingWater()
                        .tell(Map.of("tds", 390.0, "conductivity", 1000.0))
                        .open())
                .containsExactly("eng-drinking-water.invariant.tds_conductivity");
        assertThat(drinkingWater()
                        .tell(Map.of("tds", 400.0, "conductivity", 1000.0))
                        .open())
                .isEmpty();
    }

    @Test
    void seeWaterThatFlowsWithoutDosing() {
        var station = trial(Family.MEDICAL_WASTEWATER, "outfall", "general_discharge", "free_chlorine", Set.of());

        assertThat(station.hold(Map.of("flow", 2.0, "dosing_pump_state", 0.0), Duration.ofMinutes(9))
                        .open())
                .isEmpty();
        assertThat(station.tell(Map.of("flow", 2.0, "dosing_pump_state", 0.0)).open())
                .containsExactly("eng-medical-wastewater.flow_without_dosing");
        assertThat(station.tell(Map.of("flow", 2.0, "dosing_pump_state", 1.0)).open())
                .isEmpty();
    }

    @Test
    void seeAResidualThatIsParkedJustInsideItsLimit() {
        var outfall = trial(Family.MEDICAL_WASTEWATER, "outfall", "general_discharge", "free_chlorine", Set.of())
                .hold("total_residual_chlorine", 0.48, Duration.ofHours(24));

        assertThat(outfall.open()).containsExactly("eng-medical-wastewater.total_residual_chlorine.parked");
        assertThat(outfall.tell("total_residual_chlorine", 0.40).open()).isEmpty();
    }

    @Test
    void forgiveWarmthForTenMinutesAfterADoorWasClosed() {
        var fridge = coldStore().hold(Map.of("temp", 9.0, "door_open", 0.0), Duration.ofMinutes(24));

        assertThat(fridge.open())
                .as("10 min after the door was first known to be closed, and 15 more")
                .isEmpty();
        assertThat(fridge.tell(Map.of("temp", 9.0, "door_open", 0.0)).open())
                .containsExactly("eng-vaccine-cold-chain.temp.early_high.refrigerated");
        assertThat(coldStore().hold("temp", 9, Duration.ofMinutes(15)).open())
                .as("without a door contact")
                .containsExactly("eng-vaccine-cold-chain.temp.early_high.refrigerated");
    }

    @Test
    void seeADoorThatStaysOpenAndAMainsFailure() {
        var fridge = coldStore().tell("temp", 5).event(EventType.DOOR_OPENED).hold("temp", 5, Duration.ofMinutes(2));

        assertThat(fridge.open()).isEmpty();
        assertThat(fridge.tell("temp", 5).open()).containsExactly("eng-vaccine-cold-chain.door_open");
        assertThat(fridge.event(EventType.DOOR_CLOSED).open()).isEmpty();
        assertThat(fridge.event(EventType.POWER_LOST).open()).containsExactly("eng-vaccine-cold-chain.mains_off");
        assertThat(fridge.event(EventType.POWER_RESTORED).open()).isEmpty();
    }

    @Test
    void callLouderForADoorOpenForTenMinutesAndMainsOffForThirty() {
        var room = coldStore().tell("temp", 5).event(EventType.DOOR_OPENED).hold("temp", 5, Duration.ofMinutes(9));
        assertThat(room.open()).containsExactly("eng-vaccine-cold-chain.door_open");
        assertThat(room.tell("temp", 5).raised())
                .extracting(Rule::id, Rule::priority)
                .contains(tuple("eng-vaccine-cold-chain.door_open.long", Priority.MEDIUM));

        var fridge = coldStore().tell("temp", 5).event(EventType.POWER_LOST).hold("temp", 5, Duration.ofMinutes(29));
        assertThat(fridge.open()).containsExactly("eng-vaccine-cold-chain.mains_off");
        assertThat(fridge.tell("temp", 5).raised())
                .extracting(Rule::id, Rule::priority)
                .contains(tuple("eng-vaccine-cold-chain.mains_off.long", Priority.URGENT));
        assertThat(fridge.event(EventType.POWER_RESTORED).open()).isEmpty();
    }

    @Test
    void addUpTheTimeThatAShipmentIsWarm() {
        var box = Expectation.device(
                Family.VACCINE_COLD_CHAIN, "transport", "refrigerated", null, Duration.ofMinutes(10));
        var shipment = Trial.of(box, START)
                .hold("temp", 30, Duration.ofHours(5))
                .tell("temp", 5)
                .hold("temp", 30, Duration.ofMinutes(4 * 60 + 40));

        assertThat(shipment.open()).doesNotContain("who-pqs-e006.temp.cumulative_30.transport");
        assertThat(shipment.tell("temp", 30).open()).contains("who-pqs-e006.temp.cumulative_30.transport");
    }

    @Test
    void seeABeamBehindAnOpenDoorAndADeadInstrument() {
        var room = radiation("room_boundary");

        assertThat(room.tell(Map.of("beam_on", 1.0, "door_closed", 0.0)).open())
                .containsExactly("eng-radiation.beam_door_open");
        assertThat(room.tell(Map.of("beam_on", 0.0, "door_closed", 0.0)).open()).isEmpty();
        assertThat(room.hold("dose_rate", 0.1, Duration.ofMinutes(10)).open())
                .containsExactly("eng-radiation.dose_rate.instrument_dead");
    }

    @Test
    void countTheWeeklyDoseWhileTheBeamIsOn() {
        var beamOff = radiation("room_boundary").hold(Map.of("dose_rate", 0.2, "beam_on", 0.0), Duration.ofHours(48));
        var beamOn = radiation("room_boundary").hold(Map.of("dose_rate", 2.4, "beam_on", 1.0), Duration.ofHours(3));

        assertThat(beamOff.open()).doesNotContain("eng-radiation.weekly_dose.room_boundary");
        assertThat(beamOn.open()).contains("eng-radiation.weekly_dose.room_boundary");
    }

    @Test
    void seeTheBackgroundShiftWhileTheBeamIsOff() {
        var room = radiation("room_boundary");
        for (var minute = 0; minute <= 24 * 60 + 1; minute++) {
            room.tell(Map.of("dose_rate", 0.10 + 0.01 * (minute % 3), "beam_on", 0.0));
        }

        assertThat(room.hold(Map.of("dose_rate", 0.5, "beam_on", 1.0), HALF_HOUR)
                        .open())
                .doesNotContain("eng-radiation.dose_rate.background_shift");
        assertThat(room.hold(Map.of("dose_rate", 0.3, "beam_on", 0.0), Duration.ofMinutes(10))
                        .open())
                .contains("eng-radiation.dose_rate.background_shift");
    }

    @Test
    void lookAtAllThatIsReportedAtOneMomentInWhateverOrder() {
        for (var order : List.of(List.of("temp", "door_open"), List.of("door_open", "temp"))) {
            var warm = new LinkedHashMap<String, Double>();
            order.forEach(field -> warm.put(field, field.equals("temp") ? 9.0 : 0.0));
            var fridge = coldStore().tell("door_open", 1).hold(warm, Duration.ofMinutes(24));

            assertThat(fridge.open()).isEmpty();
            assertThat(fridge.tell(warm).open())
                    .as("%s: 10 min after the door was closed, and 15 more", order)
                    .containsExactly("eng-vaccine-cold-chain.temp.early_high.refrigerated");
        }
    }

    @Test
    void leaveWhatNeedsTheBeamToDevicesThatAreRegisteredWithIt() {
        var withoutBeam = trial(Family.RADIATION, "room_boundary", "ct", null, Set.of("dose_rate"));

        assertThat(withoutBeam.hold("dose_rate", 2.4, Duration.ofHours(3)).open())
                .doesNotContain("eng-radiation.weekly_dose.room_boundary");
    }

    @Test
    void missOneFieldOfADeviceThatIsHeard() {
        var fridge = coldStore().tell(Map.of("temp", 5.0, "battery", 90.0));
        for (var hour = 0; hour < 13; hour++) {
            fridge.hold("temp", 5 + hour % 2, Duration.ofMinutes(14));
            fridge.silence(Duration.ofMinutes(1));
        }

        assertThat(fridge.open()).containsExactly("eng-silence.vaccine_cold_chain.field");
    }

    @Test
    void doNotMissADoorThatStaysAsItIs() {
        var fridge = coldStore().tell("temp", 5).event(EventType.DOOR_OPENED).event(EventType.DOOR_CLOSED);
        for (var hour = 0; hour < 13; hour++) {
            fridge.hold("temp", 5 + hour % 2, Duration.ofMinutes(14));
            fridge.silence(Duration.ofMinutes(1));
        }

        assertThat(fridge.open()).isEmpty();
    }

    @Test
    void callForADeviceThatIsLeftInMaintenance() {
        var fridge = coldStore().event(EventType.MAINTENANCE_STARTED);

        assertThat(fridge.hold("temp", 20, Duration.ofMinutes(239)).open()).isEmpty();
        assertThat(fridge.hold("temp", 20, Duration.ofMinutes(2)).open())
                .contains("eng-maintenance.vaccine_cold_chain");
    }

    private static Trial drinkingWater() {
        return trial(Family.DRINKING_WATER, "plant_outlet", null, "free_chlorine", Set.of());
    }

    private static Trial coldStore() {
        return trial(Family.VACCINE_COLD_CHAIN, "storage", "refrigerated", null, Set.of());
    }

    private static Trial radiation(String point) {
        return trial(Family.RADIATION, point, "ct", null, Set.of("dose_rate", "beam_on", "door_closed"));
    }

    private static Trial trial(
            Family family,
            String point,
            @Nullable String facilityClass,
            @Nullable String disinfectant,
            Set<String> fields) {
        Device device = Expectation.device(family, point, facilityClass, disinfectant, Duration.ofMinutes(1));
        return Trial.of(Trial.measuring(device, fields), START);
    }
}
