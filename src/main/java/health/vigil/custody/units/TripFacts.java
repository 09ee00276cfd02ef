package health.vigil.custody.units;

import health.vigil.custody.reconcile.Load;
import health.vigil.custody.reconcile.Loads;
import health.vigil.custody.reconcile.Mass;
import health.vigil.custody.reconcile.Movement;
import health.vigil.custody.reconcile.Movement.Step;
import health.vigil.custody.reconcile.Trip;
import health.vigil.telemetry.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that was reported of a trip.
 *
 * @param scans    of every container that any scan puts on the trip
 * @param reports  of the vehicle
 * @param declared weight on its manifests
 * @param plants   sites of the plants where its containers are
 */
record TripFacts(String id, List<Scan> scans, List<Report> reports, Optional<Mass> declared, List<String> plants) {
    /** @param device who scanned; absent for a person */
    record Scan(Movement movement, @Nullable String device, @Nullable String vehicle, @Nullable String manifest) {}

    /** @param site where the vehicle arrived or is bound to, if that is a site */
    record Report(
            EventType type,
            Instant at,
            String device,
            @Nullable String site,
            @Nullable String manifest,
            @Nullable Integer plannedMinutes) {}

    Trip trip() {
        return new Trip(id, departed(), first(EventType.VEHICLE_ARRIVED), declared.orElse(null), loads());
    }

    List<Load> loads() {
        return Loads.of(id, scans.stream().map(Scan::movement).toList());
    }

    boolean isUnknown() {
        return reports.isEmpty() && loads().isEmpty();
    }

    /** The device that reported the way, else what the scans say. */
    Optional<String> vehicle() {
        return reports.stream().map(Report::device).findFirst().or(() -> ofScans(Scan::vehicle)
                .findFirst());
    }

    /** Who reported of it first. */
    Optional<String> reporter() {
        return ofScans(Scan::device).findFirst();
    }

    /** Where it arrived, else where its containers are, else where it is bound to. */
    Optional<String> plant() {
        return reported(EventType.VEHICLE_ARRIVED, Report::site)
                .or(() -> plants.stream().findFirst())
                .or(() -> reported(EventType.VEHICLE_DEPARTED, Report::site));
    }

    /** As the last departure told. */
    Optional<Integer> plannedMinutes() {
        return reports.stream()
                .filter(report -> report.type() == EventType.VEHICLE_DEPARTED)
                .map(Report::plannedMinutes)
                .flatMap(Stream::ofNullable)
                .reduce((earlier, later) -> later);
    }

    /** Numbers of the manifests that anybody named. */
    Set<String> manifests() {
        var numbers = new TreeSet<String>();
        ofScans(Scan::manifest).forEach(numbers::add);
        reports.stream().map(Report::manifest).filter(Objects::nonNull).forEach(numbers::add);
        return numbers;
    }

    TripFacts declaring(Optional<Mass> weight) {
        return new TripFacts(id, scans, reports, weight, plants);
    }

    private @Nullable Instant departed() {
        var reported = first(EventType.VEHICLE_DEPARTED);
        return reported != null
                ? reported
                : scans.stream()
                        .map(Scan::movement)
                        .filter(movement -> movement.step() == Step.IN_TRANSIT && id.equals(movement.trip()))
                        .map(Movement::at)
                        .min(Instant::compareTo)
                        .orElse(null);
    }

    private @Nullable Instant first(EventType type) {
        return reports.stream()
                .filter(report -> report.type() == type)
                .map(Report::at)
                .min(Instant::compareTo)
                .orElse(null);
    }

    private <T> Optional<T> reported(EventType type, Function<Report, @Nullable T> what) {
        return reports.stream()
                .filter(report -> report.type() == type)
                .map(what)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private <T> Stream<T> ofScans(Function<Scan, @Nullable T> what) {
        return scans.stream()
                .filter(scan -> id.equals(scan.movement().trip()))
                .map(what)
                .flatMap(Stream::ofNullable);
    }
}
