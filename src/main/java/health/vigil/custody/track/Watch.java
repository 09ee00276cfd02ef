package health.vigil.custody.track;

import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** By what a vehicle is judged. */
public record Watch(String vehicle, Terrain terrain, List<Rule> rules, Tolerances tolerances) {
    /** @param rules all editions; other rules than those on a vehicle's way are passed over */
    public Watch {
        rules = List.copyOf(rules);
    }

    /**
     * @param findings    by onset
     * @param lookAgainAt when time alone may bring another finding
     */
    record Verdict(List<Finding> findings, Optional<Instant> lookAgainAt) {}

    /**
     * The findings in what is known of the vehicle, in whatever order it came; what is later than {@code now} must not be
     * among it.
     */
    public List<Finding> findings(Collection<Fix> fixes, Collection<VehicleEvent> events, Instant now) {
        return judge(fixes, events, now).findings();
    }

    Verdict judge(Collection<Fix> fixes, Collection<VehicleEvent> events, Instant now) {
        var track = Track.of(fixes, events, terrain, now);
        var findings = new ArrayList<Finding>();
        var looks = new ArrayList<Instant>();
        for (var rule : rules) {
            if (rule.condition() instanceof ProcessCheck check) {
                var found =
                        switch (check.kind()) {
                            case STOP_OUTSIDE -> new Stops(track, check.time(), tolerances.stopRadius()).of(rule.id());
                            case DOOR_OUTSIDE -> {
                                var doors = new OpenDoors(track, check.time(), tolerances.gap());
                                doors.lookAgainAt().ifPresent(looks::add);
                                yield doors.of(rule.id());
                            }
                            case OFF_CORRIDOR -> {
                                var deviations = new Deviations(
                                        track,
                                        terrain.corridors(vehicle),
                                        Objects.requireNonNull(check.metres()),
                                        tolerances.confirm());
                                deviations.lookAgainAt().ifPresent(looks::add);
                                yield deviations.of(rule.id());
                            }
                            default -> List.<Finding>of();
                        };
                found.stream()
                        .filter(finding -> rule.inForceAt(finding.onset()))
                        .forEach(findings::add);
            }
        }
        findings.sort(Finding.ORDER);
        return new Verdict(List.copyOf(findings), looks.stream().min(Instant::compareTo));
    }

    /** How far from a fix or event it may still matter, in time. */
    Duration reach() {
        var clocks = rules.stream()
                .map(Rule::condition)
                .filter(ProcessCheck.class::isInstance)
                .map(ProcessCheck.class::cast)
                .filter(check -> check.kind() == ProcessCheck.Kind.STOP_OUTSIDE
                        || check.kind() == ProcessCheck.Kind.DOOR_OUTSIDE)
                .map(ProcessCheck::time);
        return Stream.concat(clocks, Stream.of(tolerances.confirm(), tolerances.gap()))
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
