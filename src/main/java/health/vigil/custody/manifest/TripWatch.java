package health.vigil.custody.manifest;

import health.vigil.alarms.ProcessAlarms;
import health.vigil.custody.manifest.Escort.Held;
import health.vigil.rules.Breach;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks whether the waste that a consignor handed over for a trip went with a manifest. */
@ApplicationScoped
class TripWatch {
    private static final Logger LOG = Logger.getLogger(TripWatch.class);

    private static final String CLAIM =
            """
            DELETE FROM manifest_trip_look WHERE id IN (
                SELECT id FROM manifest_trip_look ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING trip, site""";

    /** Two instances may have been told of the same trip. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

    /** A number that is not mirrored here may be that of a manifest all the same; one that is, must be of this trip. */
    private static final String HANDED_OVER =
            """
            SELECT c.manifest, min(coalesce(c.handed_over_at, c.departed_at, c.arrived_at)) AS at,
                min(c.vehicle) AS vehicle,
                EXISTS (SELECT FROM manifest m WHERE m.number = c.manifest) AS mirrored
            FROM container c
            WHERE c.trip = ? AND c.site_id = ? AND coalesce(c.handed_over_at, c.departed_at, c.arrived_at) IS NOT NULL
            GROUP BY c.manifest""";

    private static final String HELD =
            """
            SELECT issued_at, cancelled_at FROM manifest
            WHERE trip = ? AND consignor_site = ? AND issued_at IS NOT NULL""";

    private final DataSource database;
    private final ManifestJudge judge;
    private final ProcessAlarms alarms;
    private final ManifestConfig config;

    TripWatch(DataSource database, ManifestJudge judge, ProcessAlarms alarms, ManifestConfig config) {
        this.database = database;
        this.judge = judge;
        this.alarms = alarms;
        this.config = config;
    }

    /** @return how many it looked at */
    int round() throws SQLException {
        int looked = Transaction.in(database, transaction -> {
            var trips = claim(transaction);
            var breaches = new LinkedHashMap<String, List<Breach>>();
            for (var trip : trips) {
                lock(transaction, trip);
                breaches.put(trip.subject(), breaches(transaction, trip));
            }
            alarms.settleAll(transaction, breaches);
            return trips.size();
        });
        if (looked > 0) {
            alarms.committed();
        }
        return looked;
    }

    private List<Breach> breaches(Connection transaction, Trip trip) throws SQLException {
        var handedOver = handedOver(transaction, trip);
        if (handedOver.isEmpty()) {
            return List.of();
        }
        var first = handedOver.get();
        var gaps = Escort.gaps(first.at(), held(transaction, trip));
        var duty = judge.duty(trip.site(), Optional.ofNullable(first.vehicle()).orElse(""));
        if (duty.isEmpty() && !gaps.isEmpty()) {
            LOG.warnf(
                    "Trip %s has no manifest of site %s, but no alarm can be raised: neither the site nor the vehicle has"
                            + " a medical-waste device in service. Register one",
                    trip.name(), trip.site());
        }
        return duty.stream()
                .flatMap(known -> known.rules().stream().flatMap(rule -> gaps.stream()
                        .filter(gap -> rule.inForceAt(gap.from()))
                        .map(gap -> new Breach(
                                rule, known.device(), trip.name(), gap.from(), gap.from(), null, gap.until()))))
                .toList();
    }

    /** The first container that was handed over without naming a manifest; empty where there is none. */
    private static Optional<HandedOver> handedOver(Connection transaction, Trip trip) throws SQLException {
        try (var select = transaction.prepareStatement(HANDED_OVER)) {
            select.setString(1, trip.name());
            select.setString(2, trip.site());
            var found = new ArrayList<HandedOver>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var named = rows.getString("manifest");
                    if (named == null || rows.getBoolean("mirrored") || !ManifestNumber.isOne(named)) {
                        found.add(new HandedOver(
                                rows.getObject("at", OffsetDateTime.class).toInstant(), rows.getString("vehicle")));
                    }
                }
            }
            return found.stream().min(Comparator.comparing(HandedOver::at));
        }
    }

    private static List<Held> held(Connection transaction, Trip trip) throws SQLException {
        try (var select = transaction.prepareStatement(HELD)) {
            select.setString(1, trip.name());
            select.setString(2, trip.site());
            var held = new ArrayList<Held>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var cancelled = rows.getObject("cancelled_at", OffsetDateTime.class);
                    held.add(new Held(
                            rows.getObject("issued_at", OffsetDateTime.class).toInstant(),
                            cancelled == null ? null : cancelled.toInstant()));
                }
            }
            return held;
        }
    }

    private TreeSet<Trip> claim(Connection transaction) throws SQLException {
        var trips = new TreeSet<>(Comparator.comparing(Trip::subject));
        try (var delete = transaction.prepareStatement(CLAIM)) {
            delete.setInt(1, config.batch());
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    trips.add(new Trip(rows.getString("trip"), rows.getString("site")));
                }
            }
        }
        return trips;
    }

    private static void lock(Connection transaction, Trip trip) throws SQLException {
        try (var lock = transaction.prepareStatement(LOCK)) {
            lock.setString(1, trip.subject());
            lock.execute();
        }
    }

    /** What a consignor hands over for a trip. */
    private record Trip(String name, String site) {
        String subject() {
            return "manifest-trip:" + name + "/" + site;
        }
    }

    private record HandedOver(Instant at, @Nullable String vehicle) {}
}
