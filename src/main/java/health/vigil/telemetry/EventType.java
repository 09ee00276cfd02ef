package health.vigil.telemetry;

import java.util.Arrays;
import java.util.Optional;

/** What a device may report on its event topic. */
public enum EventType {
    CONTAINER_GENERATED("container.generated"),
    CONTAINER_PACKED("container.packed"),
    CONTAINER_COLLECTED("container.collected"),
    CONTAINER_STORED("container.stored"),
    CONTAINER_HANDED_OVER("container.handed_over"),
    CONTAINER_IN_TRANSIT("container.in_transit"),
    CONTAINER_ARRIVED("container.arrived"),
    CONTAINER_ACCEPTED("container.accepted"),
    CONTAINER_REJECTED("container.rejected"),
    CONTAINER_PLANT_STORED("container.plant_stored"),
    CONTAINER_TREATED("container.treated"),
    CONTAINER_CLOSED("container.closed"),
    CONTAINER_RETURNED("container.returned"),
    CONTAINER_LOST("container.lost"),
    CONTAINER_FOUND("container.found"),
    CONTAINER_LEAKED("container.leaked"),
    CONTAINER_EXEMPTED("container.exempted"),
    CONTAINER_SEAL_BROKEN("container.seal_broken"),
    VEHICLE_POSITION("vehicle.position"),
    VEHICLE_DEPARTED("vehicle.departed"),
    VEHICLE_ARRIVED("vehicle.arrived"),
    VEHICLE_WASHED("vehicle.washed"),
    BIN_WASHED("bin.washed"),
    DOOR_OPENED("door.opened"),
    DOOR_CLOSED("door.closed"),
    POWER_LOST("power.lost"),
    POWER_RESTORED("power.restored"),
    BEAM_ON("beam.on"),
    BEAM_OFF("beam.off"),
    MAINTENANCE_STARTED("maintenance.started"),
    MAINTENANCE_ENDED("maintenance.ended"),
    CALIBRATION_DONE("calibration.done");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /** The name on the wire, for instance {@code container.stored}. */
    public String text() {
        return text;
    }

    public boolean ofContainer() {
        return text.startsWith("container.");
    }

    public static Optional<EventType> of(String text) {
        return Arrays.stream(values()).filter(t -> t.text.equals(text)).findFirst();
    }
}
