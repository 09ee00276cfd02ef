package health.vigil.custody.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** One vehicle's store in memory: takes what arrives and has it judged as the service does. */
final class KnownTrack implements TrackHistory {
    private final Instant now;
    private final TreeSet<Fix> fixes = new TreeSet<>();
    private final TreeSet<VehicleEvent> events = new TreeSet<>();
    private final List<Finding> findings = new ArrayList<>();

    KnownTrack(Instant now) {
        this.now = now;
    }

    void add(Collection<Fix> newFixes, Collection<VehicleEvent> newEvents, Watch watch, Duration longest) {
        fixes.addAll(newFixes);
        events.addAll(newEvents);
        var refold = new Refold(watch, this, longest);
        var changed = new ArrayList<Span>();
        newFixes.forEach(fix -> changed.add(new Span(fix.at(), fix.at())));
        newEvents.forEach(event -> changed.add(
                refold.changedBy(new Span(event.at(), event.at()), event.type().subject())));
        for (var stretch : refold.stretches(changed)) {
            var outcome = refold.of(stretch, now);
            findings.removeAll(outcome.removed());
            findings.addAll(outcome.added());
        }
    }

    /** By onset. */
    List<Finding> findings() {
        return findings.stream().sorted(Finding.ORDER).toList();
    }

    @Override
    public List<Fix> fixes(Span span) {
        return fixes.stream()
                .filter(fix -> !fix.at().isBefore(span.from()) && !fix.at().isAfter(span.to()))
                .toList();
    }

    @Override
    public Optional<Instant> fixBefore(Instant at) {
        return fixes.stream().map(Fix::at).filter(time -> time.isBefore(at)).max(Comparator.naturalOrder());
    }

    @Override
    public Optional<Instant> fixAfter(Instant at) {
        return fixes.stream().map(Fix::at).filter(time -> time.isAfter(at)).min(Comparator.naturalOrder());
    }

    @Override
    public List<VehicleEvent> events(Span span) {
        var known = new ArrayList<VehicleEvent>();
        for (var subject : VehicleEvent.Subject.values()) {
            var ofSubject = events.stream()
                    .filter(event -> event.type().subject() == subject)
                    .toList();
            ofSubject.stream()
                    .filter(event -> event.at().isBefore(span.from()))
                    .reduce((before, after) -> after)
                    .ifPresent(known::add);
            ofSubject.stream()
                    .filter(event -> !event.at().isBefore(span.from()))
                    .filter(event -> !event.at().isAfter(span.to()))
                    .forEach(known::add);
        }
        return known;
    }

    @Override
    public Optional<Instant> eventAfter(Instant at, VehicleEvent.Subject subject) {
        return events.stream()
                .filter(event -> event.type().subject() == subject)
                .map(VehicleEvent::at)
                .filter(time -> time.isAfter(at))
                .min(Comparator.naturalOrder());
    }

    @Override
    public Optional<Instant> latest() {
        var latest = new TreeSet<Instant>();
        fixes.stream().map(Fix::at).forEach(latest::add);
        events.stream().map(VehicleEvent::at).forEach(latest::add);
        return latest.isEmpty() ? Optional.empty() : Optional.of(latest.last());
    }

    @Override
    public List<Finding> findings(Span span) {
        return findings.stream().filter(finding -> finding.overlaps(span)).toList();
    }
}
