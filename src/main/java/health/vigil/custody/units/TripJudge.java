package health.vigil.custody.units;

import health.vigil.custody.reconcile.Subject;
import health.vigil.custody.reconcile.TripBalance;
import health.vigil.custody.reconcile.Verdict;
import health.vigil.custody.units.SubjectKey.Kind;
import health.vigil.registry.Device;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judges the balance of a trip and keeps its row; a vehicle that has arrived is due to be washed. */
@ApplicationScoped
class TripJudge implements Judge {
    private final TripRecords records;
    private final TripTable trips;
    private final Standing standing;
    private final UnitsConfig config;

    TripJudge(TripRecords records, TripTable trips, Standing standing, UnitsConfig config) {
        this.records = records;
        this.trips = trips;
        this.standing = standing;
        this.config = config;
    }

    @Override
    public Kind of() {
        return Kind.TRIP;
    }

    @Override
    public Verdict judge(Connection transaction, String id, Instant now) throws SQLException {
        var facts = records.read(transaction, id);
        if (facts.isUnknown()) {
            return Verdict.NOTHING;
        }
        var trip = facts.trip();
        var balance = TripBalance.of(trip, config.unloading(), now);
        var verdict = TripBalance.judge(subject(facts), trip, config.unloading(), now);
        var vehicle = facts.vehicle();
        var written = trips.put(
                transaction,
                new TripRow(
                        id,
                        vehicle.orElse(null),
                        vehicle.flatMap(standing::device).map(Device::site).orElse(null),
                        facts.plant().orElse(null),
                        trip.begun().or(trip::ended).orElseThrow(),
                        trip.departed(),
                        trip.ended().orElse(null),
                        facts.plannedMinutes().orElse(null),
                        trip.state(config.unloading(), now),
                        facts.declared().orElse(null),
                        balance.out(),
                        balance.in(),
                        trip.loads().size(),
                        !verdict.breaches().isEmpty()));
        if (written && vehicle.isPresent()) {
            Touches.add(transaction, List.of(Kind.VEHICLE.of(vehicle.get())));
        }
        return verdict;
    }

    /** With the rules that judge it. */
    Subject subject(TripFacts facts) {
        return standing.subject(standsFor(facts), facts.id());
    }

    /** The vehicle, else whoever reported of the trip first. */
    private Optional<String> standsFor(TripFacts facts) {
        return facts.vehicle()
                .flatMap(standing::device)
                .or(() -> facts.reporter().flatMap(standing::device))
                .map(Device::id);
    }
}
