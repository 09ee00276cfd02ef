package health.vigil.custody.track;

import health.vigil.rules.Priority;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a vehicle reports on a day, written down in the order in which it does so. Times are {@code HH:mm:ss}, UTC. */
final class Drive {
    static final String TRUCK = "mw-440200-truck-1";
    static final Tolerances TOLERANCES = new Tolerances(50, Duration.ofSeconds(60), Duration.ofMinutes(5));
    static final List<Rule> RULES = List.of(
            rule(ProcessCheck.of(ProcessCheck.Kind.STOP_OUTSIDE, Duration.ofMinutes(10))),
            rule(ProcessCheck.of(ProcessCheck.Kind.DOOR_OUTSIDE, Duration.ofMinutes(1))),
            rule(new ProcessCheck(ProcessCheck.Kind.OFF_CORRIDOR, null, null, null, null, 50.0, null)));

    private final List<Fix> fixes = new ArrayList<>();
    private final List<VehicleEvent> events = new ArrayList<>();
    private String trip = "";

    static Instant time(String time) {
        return Instant.parse("2026-11-22T" + time + "Z");
    }

    static Rule rule(ProcessCheck check) {
        return Rule.of(
                "test." + check.kind().text(),
                check.kind().text(),
                check.kind().text(),
                null,
                check.unit(),
                check,
                Duration.ZERO,
                Duration.ZERO,
                Priority.HIGH,
                new Source("ENG", "", "geometry", false, LocalDate.of(2020, 1, 1), null));
    }

    /** Positions reported from here on name this trip. */
    Drive onTrip(String name) {
        trip = name;
        return this;
    }

    Drive at(String time, LatLon place) {
        fixes.add(new Fix(time(time), place, trip));
        return this;
    }

    Drive at(String time, double east, double north) {
        return at(time, Ground.at(east, north));
    }

    /** A position each 30 s, from a time to another, both inclusive. */
    Drive stand(String from, String to, double east, double north) {
        for (var at = time(from); !at.isAfter(time(to)); at = at.plusSeconds(30)) {
            fixes.add(new Fix(at, Ground.at(east, north), trip));
        }
        return this;
    }

    Drive opens(String time) {
        return event(time, VehicleEvent.Type.DOOR_OPENED, "");
    }

    Drive closes(String time) {
        return event(time, VehicleEvent.Type.DOOR_CLOSED, "");
    }

    Drive departs(String time, String trip) {
        return event(time, VehicleEvent.Type.DEPARTED, trip);
    }

    Drive arrives(String time, String trip) {
        return event(time, VehicleEvent.Type.ARRIVED, trip);
    }

    List<Fix> fixes() {
        return fixes;
    }

    List<VehicleEvent> events() {
        return events;
    }

    List<Finding> judged(Terrain terrain) {
        return judged(terrain, "23:59:59");
    }

    List<Finding> judged(Terrain terrain, String now) {
        return new Watch(TRUCK, terrain, RULES, TOLERANCES).findings(fixes, events, time(now));
    }

    private Drive event(String time, VehicleEvent.Type type, String trip) {
        events.add(new VehicleEvent(time(time), type, trip));
        return this;
    }
}
