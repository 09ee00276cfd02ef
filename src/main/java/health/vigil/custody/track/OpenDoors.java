package health.vigil.custody.track;

import health.vigil.rules.ProcessCheck;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The box door open outside every geofence for longer than allowed: opened there, or left open when leaving. Where it was
 * opened is told by the last fix before, or if that is too old by the next one soon enough. A fix holds until the next.
 */
final class OpenDoors {
    /** The database's resolution: so much longer is longer. */
    private static final Duration INSTANT = Duration.of(1, ChronoUnit.MICROS);

    private final Track track;
    private final Duration allowed;
    private final Duration gap;

    OpenDoors(Track track, Duration allowed, Duration gap) {
        this.track = track;
        this.allowed = allowed;
        this.gap = gap;
    }

    List<Finding> of(String rule) {
        return exposures()
                .filter(this::isTooLong)
                .map(exposure -> finding(rule, exposure))
                .toList();
    }

    /** When the door will have been open for too long if nothing else is heard. */
    Optional<Instant> lookAgainAt() {
        return exposures()
                .filter(exposure -> exposure.until() == null && !isTooLong(exposure))
                .map(exposure -> exposure.onset().at().plus(allowed).plus(INSTANT))
                .findFirst();
    }

    /**
     * Open and outside.
     *
     * @param last  when it is known to have been so last
     * @param until absent while it goes on
     */
    private record Exposure(Moment onset, Instant last, @Nullable Instant until) {}

    private Stream<Exposure> exposures() {
        return Openings.of(track.events()).stream().flatMap(opening -> exposures(opening).stream());
    }

    private boolean isTooLong(Exposure exposure) {
        var end = exposure.until() == null ? track.now() : exposure.until();
        return Duration.between(exposure.onset().at(), end).compareTo(allowed) > 0;
    }

    private List<Exposure> exposures(Opening opening) {
        var exposures = new ArrayList<Exposure>();
        Moment onset = null;
        var last = opening.opened();
        for (var moment : moments(opening)) {
            if (moment.passage().isOutside()) {
                onset = onset == null ? moment : onset;
                last = moment.at();
            } else if (onset != null) {
                exposures.add(new Exposure(onset, last, moment.at()));
                onset = null;
            }
        }
        if (onset != null) {
            var closed = opening.closed();
            exposures.add(new Exposure(onset, closed == null ? last : closed, closed));
        }
        return exposures;
    }

    /** A time at which it is known where the vehicle was. */
    private record Moment(Instant at, Passage passage) {}

    private List<Moment> moments(Opening opening) {
        var moments = new ArrayList<Moment>();
        where(opening.opened()).ifPresent(passage -> moments.add(new Moment(opening.opened(), passage)));
        track.passages().stream()
                .filter(passage -> opening.isOpenAfterOpeningAt(passage.at()))
                .forEach(passage -> moments.add(new Moment(passage.at(), passage)));
        return moments;
    }

    private Optional<Passage> where(Instant at) {
        Passage before = null;
        for (var passage : track.passages()) {
            if (!passage.at().isAfter(at)) {
                before = passage;
            } else if (isNear(before, at)) {
                break;
            } else {
                return Optional.of(passage).filter(next -> isNear(next, at));
            }
        }
        return Optional.ofNullable(before).filter(last -> isNear(last, at));
    }

    private boolean isNear(@Nullable Passage passage, Instant at) {
        return passage != null && Duration.between(passage.at(), at).abs().compareTo(gap) <= 0;
    }

    private Finding finding(String rule, Exposure exposure) {
        var onset = exposure.onset().at();
        var fix = exposure.onset().passage().fix();
        var broken = onset.plus(allowed);
        return new Finding(
                ProcessCheck.Kind.DOOR_OUTSIDE,
                rule,
                onset,
                broken,
                exposure.last().isBefore(broken) ? broken : exposure.last(),
                exposure.until(),
                0,
                fix.place(),
                track.trips().at(onset, fix));
    }
}
