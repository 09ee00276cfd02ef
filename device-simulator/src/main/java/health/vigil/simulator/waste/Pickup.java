package health.vigil.simulator.waste;

import health.vigil.simulator.signal.BeijingTime;
import java.time.Instant;
import java.time.temporal.ChronoField;

/** A vehicle's call at a store on one of its rounds, and the way to the plant that follows. */
record Pickup(Round round, Call call) {

    private static final int MINUTES_A_DAY = 1440;
    private static final int SERIALS_A_DAY = 2700;

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
     * The number of the transfer manifest 转移联单: year, province, prefecture and a serial, here made of the day and the
     * minute in which the vehicle comes, with numbers apart for vehicles that are sent, so that no two are alike.
     */
    String manifest() {
        var time = arrival().atOffset(BeijingTime.OFFSET);
        var minute = time.get(ChronoField.MINUTE_OF_DAY);
        var ofDay = round.vehicle().reserve() ? MINUTES_A_DAY + minute / 2 : minute;
        var serial = (time.getDayOfYear() - 1) * SERIALS_A_DAY + ofDay;
        return "%04d%s%06d".formatted(time.getYear(), round.vehicle().prefecture(), serial);
    }
}
