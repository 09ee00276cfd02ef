package health.vigil.simulator.waste;

import health.vigil.simulator.signal.BeijingTime;
import health.vigil.simulator.signal.Seed;
import java.time.Instant;

/** Who is on duty where. */
record Staff(Seed seed) {

    Party nurse(String ward, Instant at) {
        return onDuty("nurse", ward, at, 4);
    }

    Party porter(String site, Instant at) {
        return onDuty("porter", site, at, 3);
    }

    Party storekeeper(String site, Instant at) {
        return onDuty("store", site, at, 2);
    }

    Party driver(String vehicle, Instant at) {
        return onDuty("carrier", vehicle, at, 2);
    }

    Party receiver(String plant, Instant at) {
        return onDuty("plant", plant, at, 3);
    }

    private Party onDuty(String work, String place, Instant at, int count) {
        return Party.of(work, place, BeijingTime.date(at).toEpochDay(), count, seed);
    }
}
