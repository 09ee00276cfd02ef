package health.vigil.simulator.waste;

import health.vigil.simulator.signal.BeijingTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** One round of a vehicle on a day. */
record Round(Vehicle vehicle, Instant start, Route route) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");

    /** For instance {@code T-mw-440200-truck-1-20261122T0930}. */
    String trip() {
        return "T-" + vehicle.id() + "-" + MINUTE.format(start.atOffset(BeijingTime.OFFSET));
    }

    List<Call> loading() {
        return route.calls().stream()
                .filter(call -> call.purpose() == Call.Purpose.LOAD)
                .toList();
    }

    Optional<Call> callAt(String store) {
        return loading().stream().filter(call -> call.place().equals(store)).findFirst();
    }

    Instant arrivalAt(Call call) {
        return start.plus(call.arrival());
    }

    Instant departureFrom(Call call) {
        return start.plus(call.departure());
    }

    /** When it reaches the plant. */
    Instant arrival() {
        return arrivalAt(route.plant());
    }

    Instant end() {
        return start.plus(route.length());
    }

    boolean overlaps(Round other) {
        return start.isBefore(other.end()) && other.start.isBefore(end());
    }
}
