package health.vigil.simulator.waste;

import health.vigil.simulator.signal.BeijingTime;
import health.vigil.simulator.signal.DeviceEvent;
import java.time.Instant;
import java.time.MonthDay;
import java.util.Map;
import java.util.TreeMap;

/** A scan of a container's label: a custody event in the making. */
final class Scan {

    /** Scales are calibrated once a year, before this day. */
    private static final MonthDay CALIBRATION = MonthDay.of(6, 30);

    private final Instant at;
    private final String step;
    private final Map<String, Object> details = new TreeMap<>();

    private Scan(Instant at, String step) {
        this.at = at;
        this.step = step;
    }

    static Scan of(WasteJourney journey, String step, Instant at) {
        var container = journey.container();
        return new Scan(at, step)
                .with("container", container.number())
                .with("category", container.category())
                .with("kind", container.kind())
                .with("department", container.department());
    }

    static DeviceEvent packed(WasteJourney journey, Staff staff) {
        var at = journey.times().packed();
        return of(journey, "packed", at)
                .by(staff.nurse(journey.ward(), at))
                .with("place", journey.site())
                .with("seal", journey.container().seal())
                .event();
    }

    /** @param scale id of the device to which the scale belongs */
    static DeviceEvent collected(WasteJourney journey, Staff staff, String scale) {
        var at = journey.times().collected();
        return of(journey, "collected", at)
                .by(staff.nurse(journey.ward(), at))
                .to(staff.porter(journey.site(), at))
                .with("place", journey.site())
                .with("seal", journey.container().seal())
                .weighed(journey.kg().ward(), scale)
                .event();
    }

    Scan by(Party party) {
        return with("by", party.id()).with("signed_by", party.name());
    }

    Scan to(Party party) {
        return with("to", party.id()).with("signed_to", party.name());
    }

    /** @param device the one to which the scale belongs */
    Scan weighed(double kg, String device) {
        var today = BeijingTime.date(at);
        var until = today.with(CALIBRATION);
        return with("weight_kg", kg)
                .with("scale", "SC-" + device)
                .with("scale_calibrated_until", (until.isBefore(today) ? until.plusYears(1) : until).toString());
    }

    Scan during(Pickup pickup) {
        return with("trip", pickup.round().trip())
                .with("vehicle", pickup.vehicle())
                .with("manifest", pickup.manifest());
    }

    Scan at(Position position) {
        return with("lat", position.rounded().latitude())
                .with("lon", position.rounded().longitude());
    }

    Scan with(String key, Object value) {
        details.put(key, value);
        return this;
    }

    DeviceEvent event() {
        return new DeviceEvent(at, "container." + step, details);
    }
}
