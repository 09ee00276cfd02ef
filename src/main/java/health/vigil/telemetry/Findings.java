package health.vigil.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what is found in one frame, judging every time and value on the way. */
final class Findings {
    /** So many different problems explain a message; the frame itself is kept for the rest. */
    static final int MOST_PROBLEMS = 50;

    private final FieldCatalogue catalogue;
    private final Instant receivedAt;
    private final Instant tolerated;
    private final Instant absurd;

    private final List<Reading> readings = new ArrayList<>();
    private final List<DeviceEvent> events = new ArrayList<>(1);
    private final Set<Problem> problems = new LinkedHashSet<>(0);
    private @Nullable Presence presence;
    private @Nullable Problem refusal;
    private int untold;

    Findings(FieldCatalogue catalogue, Decoders.Limits limits, Instant receivedAt) {
        this.catalogue = catalogue;
        this.receivedAt = receivedAt;
        this.tolerated = receivedAt.plus(limits.futureTolerance());
        this.absurd = receivedAt.plus(limits.futureAbsurd());
    }

    Instant receivedAt() {
        return receivedAt;
    }

    /** The field of that name; an unknown one is a problem. */
    Optional<Field> field(String name, String where) {
        var field = catalogue.named(name);
        if (field.isEmpty()) {
            problem(Reason.UNKNOWN_FIELD, where + Quote.of(name) + " is not in the field catalogue");
        }
        return field;
    }

    boolean knows(String field) {
        return catalogue.named(field).isPresent();
    }

    /** Whether the time can be meant; one that cannot is a problem. */
    boolean plausible(Instant at, String where) {
        if (at.isBefore(Decoders.EARLIEST)) {
            problem(
                    Reason.ABSURD_TIME,
                    where + "the time " + at + " is too long ago; set the device's clock (times in"
                            + " numbers are milliseconds in Vigil JSON, seconds in SenML)");
            return false;
        }
        if (at.isAfter(absurd)) {
            problem(
                    Reason.ABSURD_TIME,
                    where + "the time " + at + " is far ahead of the receipt at " + receivedAt
                            + "; set the device's clock and check the offset");
            return false;
        }
        return true;
    }

    /** Keeps a value measured at a plausible time. */
    void reading(Field field, Instant at, double value, Flags sent) {
        var flags = sent;
        if (value < field.min() || value > field.max()) {
            flags = flags.with(Flag.IMPOSSIBLE);
        }
        if (at.isAfter(tolerated)) {
            flags = flags.with(Flag.FUTURE_TIME);
        }
        readings.add(new Reading(field, at, value, flags));
    }

    void event(DeviceEvent event) {
        events.add(event);
    }

    void presence(Presence said) {
        presence = said;
    }

    /** A part of the message cannot be used. */
    void problem(Reason reason, String detail) {
        var problem = new Problem(reason, detail);
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else if (!problems.contains(problem)) {
            untold++;
        }
    }

    /** Nothing of the message can be used. */
    void refuse(Reason reason, String detail) {
        refusal = new Problem(reason, detail);
    }

    Decoded decoded() {
        if (refusal != null) {
            return new Decoded(List.of(), List.of(), null, List.of(refusal));
        }
        if (untold > 0) {
            problems.add(new Problem(Reason.MALFORMED, untold + " more problems in this message are not listed"));
        }
        return new Decoded(readings, events, presence, List.copyOf(problems));
    }
}
