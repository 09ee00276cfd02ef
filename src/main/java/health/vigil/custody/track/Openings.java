package health.vigil.custody.track;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** When the box door was open, by its events. */
public final class Openings {
    private Openings() {}

    /** Those that go on at a time or begin later. */
    public static List<Opening> in(Collection<VehicleEvent> events, Instant since) {
        return of(events).stream()
                .filter(opening -> opening.closed() == null || !opening.closed().isBefore(since))
                .toList();
    }

    /** A door that is opened again while it is open, or closed while it is shut, stays as it is. */
    static List<Opening> of(Collection<VehicleEvent> events) {
        var openings = new ArrayList<Opening>();
        Instant opened = null;
        for (var event : new TreeSet<>(events)) {
            if (event.type() == VehicleEvent.Type.DOOR_OPENED && opened == null) {
                opened = event.at();
            } else if (event.type() == VehicleEvent.Type.DOOR_CLOSED && opened != null) {
                openings.add(new Opening(opened, event.at()));
                opened = null;
            }
        }
        if (opened != null) {
            openings.add(new Opening(opened, null));
        }
        return openings;
    }
}
