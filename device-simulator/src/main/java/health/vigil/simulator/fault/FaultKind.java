package health.vigil.simulator.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import health.vigil.simulator.registry.Device;
import health.vigil.simulator.waste.Mishap;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of fault a scenario can name. */
public enum FaultKind {
    OVER_LIMIT("field, value, [ramp: 2m]", "the value goes to another level, stays there and comes back") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new OverLimit(span, spec.neededField(), spec.neededValue(), spec.rampOr(Duration.ofMinutes(2)));
        }
    },
    DRIFT("field, per_hour", "the probe drifts away steadily until the fault ends") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new Drift(span, spec.neededField(), spec.neededPerHour());
        }
    },
    SPIKE("field, value, [every: 5m]", "single wild values, one in each 'every'") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            var every = spec.everyOr(Duration.ofMinutes(5));
            return new Spike(span, spec.neededField(), spec.neededValue(), every, device.interval());
        }
    },
    STUCK("field", "the probe repeats its value to the last digit") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new Stuck(span, spec.neededField());
        }
    },
    SILENCE("", "the device stays connected and sends nothing; those readings are lost") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new Silence(span);
        }
    },
    OUTAGE("", "the network is gone; the device buffers and sends the backlog as {\"readings\":[…]} afterwards") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new Outage(span);
        }
    },
    DUPLICATE("[copies: 2]", "every message is sent several times") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new Duplicate(span, spec.copies().orElse(2));
        }
    },
    WRONG_CLOCK("offset", "the device's clock is ahead by 'offset' (negative: behind)") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new WrongClock(span, spec.neededOffset());
        }
    },
    BAD_JSON("", "the payload breaks off (HJ 212: before its check sum)") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new Malformed(span, Damage.BAD_JSON);
        }
    },
    UNKNOWN_FIELD("", "a field that no catalogue knows is among the values") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new Malformed(span, Damage.UNKNOWN_FIELD);
        }
    },
    WRONG_UNIT("", "values are a thousand times too great, and SenML names a wrong unit") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new Malformed(span, Damage.WRONG_UNIT);
        }
    },
    ABSURD_TIME("", "readings are dated to the year 2000") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new Malformed(span, Damage.ABSURD_TIME);
        }
    },
    OVERDUE_CONTAINER("", "a waste container enters the temporary store at 'after' and leaves at the end of 'for'") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            CustodyMishap.require(this, device, "temporary_store");
            return new CustodyMishap(new Mishap.OverdueContainer(device.id(), container.get(), span.from(), span.to()));
        }
    },
    LOST_CONTAINER(
            "", "a container packed at 'after' leaves a ward and is never stored; reported at the end of 'for'") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            CustodyMishap.require(this, device, "ward");
            return new CustodyMishap(new Mishap.LostContainer(device.id(), container.get(), span.from(), span.to()));
        }
    },
    LIGHTER_CONTAINER(
            "[value: 1.2]", "a container packed in a ward at 'after' arrives at the plant 'value' kg lighter") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            CustodyMishap.require(this, device, "ward");
            return new CustodyMishap(new Mishap.LighterContainer(
                    device.id(), container.get(), span.from(), spec.value().orElse(1.2)));
        }
    },
    LATE_PICKUP("", "rounds that start in this time leave a temporary store out: the carrier does not come") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            CustodyMishap.require(this, device, "temporary_store");
            return new CustodyMishap(new Mishap.LatePickup(device.site(), span.from(), span.to()));
        }
    },
    DETOUR("", "a vehicle is sent out at 'after', leaves its corridor when loaded and opens its box there") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            CustodyMishap.require(this, device, "vehicle");
            return new CustodyMishap(new Mishap.Detour(
                    device.id(),
                    span.from(),
                    Stream.generate(container).limit(LOADED_ON_A_DETOUR).toList()));
        }
    },
    PLANT_BACKLOG("", "a plant accepts waste and treats nothing until the end of 'for'") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            CustodyMishap.require(this, device, "plant");
            return new CustodyMishap(new Mishap.PlantBacklog(device.site(), span.from(), span.to()));
        }
    },
    DOOR_LEFT_OPEN("", "the door of a fridge stays open: it warms up though its compressor runs all the time") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new DoorLeftOpen(span);
        }
    },
    POWER_CUT("", "mains power fails: compressor off, the battery drains, slow warming; an empty battery is silence") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new PowerCut(span);
        }
    },
    FREEZING_BOX("", "frozen ice packs touch the vaccine in a box: below 0 °C within twenty minutes") {
        @Override
        Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container) {
            return new FreezingBox(span);
        }
    };

    private static final int LOADED_ON_A_DETOUR = 3;

    private final String keys;
    private final String explanation;

    FaultKind(String keys, String explanation) {
        this.keys = keys;
        this.explanation = explanation;
    }

    /** @param container gives the number of a waste container that no other fault of the scenario uses */
    abstract Fault build(FaultSpec spec, Span span, Device device, Supplier<String> container);

    /** Keys of a scenario line beside device, select, after and for; optional ones in brackets. */
    public String keys() {
        return keys;
    }

    public String explanation() {
        return explanation;
    }

    /** Reads the lower-case name used in files. */
    @JsonCreator
    public static FaultKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown fault '" + name + "'; use one of " + names()));
    }

    static String names() {
        return Arrays.stream(values()).map(FaultKind::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
