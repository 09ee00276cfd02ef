package health.vigil.simulator.run;

import health.vigil.simulator.fault.Damage;
import health.vigil.simulator.signal.DeviceEvent;
import health.vigil.simulator.signal.Sample;
import health.vigil.simulator.wire.EventEncoder;
import health.vigil.simulator.wire.Payload;
import java.util.Optional;

/** Something a device still has to send. */
sealed interface Letter {

    /** A sample, with what the fault script does to its message. */
    record Reading(Sample sample, int copies, Optional<Damage> damage) implements Letter {

        /** Whether it may travel together with others in one message. */
        boolean sociable() {
            return copies == 1 && damage.isEmpty();
        }
    }

    record Event(DeviceEvent event) implements Letter {

        Payload payload() {
            return EventEncoder.encode(event);
        }
    }
}
