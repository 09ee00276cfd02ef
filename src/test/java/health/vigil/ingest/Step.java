package health.vigil.ingest;

import health.vigil.rules.Consequences;
import health.vigil.rules.Evaluator;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Presence;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * One thing that the service is told: a message, an event, a change of connection, or the passing of time.
 *
 * @param pause time since the step before
 * @param at    by the service's clock; set when the stream is put on one clock
 */
record Step(Duration pause, What what, Instant at) {
    private static final What TICK = new What("tick", Step::tick);
    private static final Instant START = Instant.parse("2026-11-22T15:30:00Z"); // half an hour before a day ends

    /** @param said in words, for whoever reads a failed run */
    record What(String said, Telling telling) {
        @Override
        public String toString() {
            return said;
        }
    }

    @FunctionalInterface
    interface Telling {
        void tell(Evaluator evaluator, Instant at, Consequences out);
    }

    /** The broker sends a message again; nobody sends a moment again. */
    boolean isMessage() {
        return what != TICK;
    }

    void tell(Evaluator evaluator, Consequences out) {
        what.telling.tell(evaluator, at, out);
    }

    static List<Step> onOneClock(List<Step> steps) {
        var now = START;
        var timed = new ArrayList<Step>();
        for (var step : steps) {
            now = now.plus(step.pause);
            timed.add(new Step(step.pause, step.what, now));
        }
        return timed;
    }

    static Arbitrary<Step> arbitrary() {
        var pauses = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(0, 90).map(Duration::ofSeconds)),
                Tuple.of(1, Arbitraries.integers().between(2, 30).map(Duration::ofMinutes)));
        return Combinators.combine(pauses, whats()).as((pause, what) -> new Step(pause, what, START));
    }

    private static Arbitrary<What> whats() {
        return Arbitraries.frequencyOf(
                Tuple.of(12, messages()),
                Tuple.of(3, Arbitraries.just(TICK)),
                Tuple.of(2, events()),
                Tuple.of(1, connections()));
    }

    private static void tick(Evaluator evaluator, Instant at, Consequences out) {
        evaluator.tick(at, START, out);
    }

    private static Arbitrary<String> devices() {
        return Arbitraries.of(Fixture.DEVICES);
    }

    /** Mostly live, sometimes late by up to three hours, out of order, from the future, or a whole buffer. */
    private static Arbitrary<What> messages() {
        var delays = Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.integers().between(0, 5)),
                Tuple.of(2, Arbitraries.integers().between(30, 300)),
                Tuple.of(1, Arbitraries.integers().between(600, 10_800)),
                Tuple.of(1, Arbitraries.integers().between(-600, -1)));
        var samples = Arbitraries.frequencyOf(
                Tuple.of(7, values().list().ofSize(1)),
                Tuple.of(1, values().list().ofMinSize(2).ofMaxSize(8)));
        return Combinators.combine(devices(), delays, samples)
                .as((device, delay, values) ->
                        new What(device + " " + delay + " s late, " + values, (evaluator, at, out) -> {
                            evaluator.heard(device, at, out);
                            var readings = IntStream.range(0, values.size())
                                    .boxed()
                                    .flatMap(i -> values.get(i)
                                            .readings(at.minusSeconds(delay + 45L * ((i * 7) % values.size()))))
                                    .toList();
                            evaluator.judge(device, readings, at, out);
                        }));
    }

    private static Arbitrary<Values> values() {
        var flags = Arbitraries.frequency(
                Tuple.of(12, Optional.<Flag>empty()),
                Tuple.of(1, Optional.of(Flag.MAINTENANCE)),
                Tuple.of(1, Optional.of(Flag.DEVICE_FAULT)),
                Tuple.of(1, Optional.of(Flag.ABOVE_RANGE)),
                Tuple.of(1, Optional.of(Flag.FUTURE_TIME)));
        return Combinators.combine(
                        Arbitraries.of(0.1, 0.1, 0.29, 0.301, 0.5, 2.5, 30.0),
                        Arbitraries.of(0.0, 3.0, 9.0),
                        Arbitraries.of(0.0, 1.0),
                        Arbitraries.integers().between(1, 7),
                        flags)
                .as(Values::new);
    }

    /** @param present which of the three fields are sent, as bits */
    private record Values(double chlorine, double flow, double beam, int present, Optional<Flag> flag) {
        Stream<Reading> readings(Instant at) {
            var readings = new ArrayList<Reading>();
            add(readings, 1, Fixture.CHLORINE, chlorine, at);
            add(readings, 2, Fixture.FLOW, flow, at);
            add(readings, 4, Fixture.BEAM, beam, at);
            return readings.stream();
        }

        private void add(List<Reading> readings, int bit, Field field, double value, Instant at) {
            if ((present & bit) != 0) {
                readings.add(
                        new Reading(field, at, value, flag.map(Flags.NONE::with).orElse(Flags.NONE)));
            }
        }
    }

    private static Arbitrary<What> events() {
        var types = Arbitraries.of(
                EventType.MAINTENANCE_STARTED,
                EventType.MAINTENANCE_ENDED,
                EventType.BEAM_ON,
                EventType.BEAM_OFF,
                EventType.POWER_LOST,
                EventType.POWER_RESTORED,
                EventType.CONTAINER_STORED,
                EventType.CONTAINER_HANDED_OVER);
        var delays = Arbitraries.of(0, 0, 0, 20, 200, 180_000);
        return Combinators.combine(devices(), types, delays, Arbitraries.of("bag-1", "bag-2"))
                .as((device, type, delay, container) -> new What(
                        device + " " + type + " " + delay + " s ago",
                        (evaluator, at, out) -> evaluator.judge(
                                device,
                                new DeviceEvent(
                                        type, at.minusSeconds(delay), type.ofContainer() ? container : null, "{}"),
                                at,
                                out)));
    }

    private static Arbitrary<What> connections() {
        return Combinators.combine(devices(), Arbitraries.of(Presence.class))
                .as((device, presence) -> new What(
                        device + " " + presence, (evaluator, at, out) -> evaluator.connection(device, presence, out)));
    }
}
