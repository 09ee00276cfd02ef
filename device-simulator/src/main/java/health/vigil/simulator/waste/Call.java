package health.vigil.simulator.waste;

import java.time.Duration;

/**
 * A place where a vehicle stops on its round.
 *
 * @param place id of the site; empty where there is none
 * @param arrival time from the start of the round
 * @param departure time from the start of the round
 */
record Call(Purpose purpose, String place, Position at, Duration arrival, Duration departure) {

    enum Purpose {
        DEPOT,
        LOAD,
        /** Nobody sent it there. */
        ASTRAY,
        PLANT,
        HOME
    }

    /** When the box is opened; it is shut whenever the vehicle moves. */
    Duration boxOpened() {
        return arrival.plusSeconds(60);
    }

    /** When the box is shut: before it goes on, at the plant when all is unloaded. */
    Duration boxClosed() {
        return purpose == Purpose.PLANT ? arrival.plusMinutes(16) : departure.minusSeconds(60);
    }

    boolean opensTheBox() {
        return purpose == Purpose.LOAD || purpose == Purpose.ASTRAY || purpose == Purpose.PLANT;
    }
}
