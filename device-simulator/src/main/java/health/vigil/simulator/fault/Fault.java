package health.vigil.simulator.fault;

import health.vigil.simulator.signal.DeviceEvent;
import health.vigil.simulator.signal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One thing that goes wrong with a device. Every kind overrides only what it changes; all others leave it be. */
public sealed interface Fault
        permits OverLimit,
                Drift,
                Spike,
                Stuck,
                Silence,
                Outage,
                Duplicate,
                WrongClock,
                Malformed,
                CustodyMishap,
                DoorLeftOpen,
                PowerCut,
                FreezingBox {

    /**
     * What the probe reports instead.
     *
     * @param sample what it would report without this fault
     * @param without what it would report without this fault at any instant
     */
    default Sample alter(Sample sample, Function<Instant, Sample> without) {
        return sample;
    }

    /** Whether the device takes samples at all. */
    default boolean measures(Instant t) {
        return true;
    }

    /** Whether the device can reach the broker. */
    default boolean connected(Instant t) {
        return true;
    }

    /** How often the device sends the sample of this instant. */
    default int copies(Instant t) {
        return 1;
    }

    /** How far the device's clock is ahead. */
    default Duration clockError(Instant t) {
        return Duration.ZERO;
    }

    /** How the message of this instant is damaged. */
    default Optional<Damage> damage(Instant t) {
        return Optional.empty();
    }

    /** Whether an event of the healthy device still happens. */
    default boolean leaves(DeviceEvent event) {
        return true;
    }

    /** Events that happen only because of this fault, from {@code from} (exclusive) to {@code to} (inclusive). */
    default List<DeviceEvent> events(Instant from, Instant to) {
        return List.of();
    }
}
