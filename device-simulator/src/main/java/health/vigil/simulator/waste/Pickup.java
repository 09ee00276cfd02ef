package health.vigil.simulator.waste;

import health.vigil.simulator.signal.BeijingTime;
import java.time.Instant;
import java.time.temporal.ChronoField;

/** A vehicle's call at a store on one of its rounds, and the way to the plant that follows. */
record Pickup(Round round, Call call) {

    private static final int MINUTES_A_DAY = 1440;

    Instant arrival() {
        return round.arrivalAt(call);
    }

    Instant departure() {
        return round.departureFrom(call);
    }

    Instant arrivalAtPlant() {
        return round.arrival();
    }

    String vehicle() {
        return round.vehicle().id();
    }

    String plant() {
        return round.vehicle().plant().id();
    }

    /**
     * The number of the transfer manifest 转移联单: year, province, prefecture and a serial, which is here the minute of
     * the year in which the vehicle comes, so that no two are alike.
     */
    String manifest() {
        var time = arrival().atOffset(BeijingTime.OFFSET);
        var serial = (time.getDayOfYear() - 1) * MINUTES_A_DAY + time.get(ChronoField.MINUTE_OF_DAY);
        return "%04d%s%06d".formatted(time.getYear(), round.vehicle().prefecture(), serial);
    }
}
