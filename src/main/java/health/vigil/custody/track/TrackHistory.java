package health.vigil.custody.track;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is stored of one vehicle, up to now. */
public interface TrackHistory {
    /** Those within a span, in any order. */
    List<Fix> fixes(Span span);

    /** The time of the last fix before a time. */
    Optional<Instant> fixBefore(Instant at);

    /** The time of the first fix after a time. */
    Optional<Instant> fixAfter(Instant at);

    /** Those within a span, and of each subject the last one before it; in any order. */
    List<VehicleEvent> events(Span span);

    /** The time of the first event on a subject after a time. */
    Optional<Instant> eventAfter(Instant at, VehicleEvent.Subject subject);

    /** The time of the latest fix or event. */
    Optional<Instant> latest();

    /** Those known that overlap a span; one that goes on overlaps all that is later. */
    List<Finding> findings(Span span);
}
