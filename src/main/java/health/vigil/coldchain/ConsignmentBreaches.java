package health.vigil.coldchain;

import health.vigil.alarms.ProcessAlarms;
import health.vigil.coldchain.JourneyReader.Journey;
import health.vigil.coldchain.ProposalView.ReasonView;
import health.vigil.coldchain.exposure.Ground;
import health.vigil.ingest.Rows;
import health.vigil.limits.ProcessRules;
import health.vigil.rules.Breach;
import health.vigil.rules.ProcessCheck.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The alarms of a consignment that was, or should have been, refused. */
@ApplicationScoped
class ConsignmentBreaches {
    /** What the grounds of a proposal are breaches of. */
    private static final Map<Kind, List<Ground>> GROUNDS = Map.of(
            Kind.CONSIGNMENT_GAP, List.of(Ground.RECORD_MISSING, Ground.LEG_MISSING, Ground.GAP),
            Kind.CONSIGNMENT_EXCURSION, List.of(Ground.EXCURSION),
            Kind.CONSIGNMENT_FREEZE, List.of(Ground.FREEZE, Ground.FREEZE_RISK));

    private static final String INSERT =
            """
            INSERT INTO consignment_breach (consignment, check_kind, device_id, onset_at, at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private static final String SELECT =
            "SELECT check_kind, device_id, onset_at, at FROM consignment_breach WHERE consignment = ?";

    /** When something had become of the last of it; null as long as there is some left. */
    private static final String SETTLED =
            """
            SELECT CASE WHEN bool_and(coalesce(gone.quantity, 0) >= c.quantity) THEN max(gone.last) END AS settled_at
            FROM consignment_lot c LEFT JOIN LATERAL (
                SELECT sum(d.quantity) AS quantity, max(d.at) AS last FROM vaccine_disposition d
                WHERE d.consignment = c.consignment AND d.lot = c.lot AND d.kind <> 'isolated'
            ) gone ON true
            WHERE c.consignment = ?""";

    /** Where nobody says in what it travelled, an equipment of who receives it stands for it. */
    private static final String AT_RECEIVER =
            """
            SELECT e.device_id FROM cold_equipment e JOIN device d ON d.id = e.device_id
            WHERE d.site = ? AND d.retired_at IS NULL ORDER BY e.device_id LIMIT 1""";

    private final ProcessRules rules;
    private final ProcessAlarms alarms;

    ConsignmentBreaches(ProcessRules rules, ProcessAlarms alarms) {
        this.rules = rules;
        this.alarms = alarms;
    }

    /** Keeps what the proposal names, and raises its alarms. */
    void record(Connection transaction, Journey journey, ProposalView proposal, Instant decidedAt) throws SQLException {
        var reasons =
                proposal.lots().stream().flatMap(lot -> lot.reasons().stream()).toList();
        for (var kind : GROUNDS.keySet()) {
            var first = reasons.stream()
                    .filter(reason -> GROUNDS.get(kind).stream()
                            .anyMatch(ground -> ground.text().equals(reason.ground())))
                    .min(Comparator.comparing(reason -> onset(reason, journey)));
            if (first.isPresent()) {
                insert(transaction, journey, kind, first.get(), decidedAt);
            }
        }
        settle(transaction, journey.consignment());
    }

    /** In the caller's transaction, which holds the consignment's lock. */
    void settle(Connection transaction, String consignment) throws SQLException {
        var until = settledAt(transaction, consignment);
        var breaches = new ArrayList<Breach>();
        try (var select = transaction.prepareStatement(SELECT)) {
            select.setString(1, consignment);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var device = rows.getString("device_id");
                    var onset = Rows.time(rows, "onset_at");
                    var at = Rows.time(rows, "at");
                    var end = until == null || until.isAfter(at) ? until : at;
                    rules.of(device, Kind.of(rows.getString("check_kind")).orElseThrow()).stream()
                            .filter(rule -> rule.inForceAt(onset))
                            .forEach(rule -> breaches.add(new Breach(rule, device, consignment, onset, at, null, end)));
                }
            }
        }
        alarms.settle(transaction, "consignment:" + consignment, breaches);
    }

    private static void insert(Connection transaction, Journey journey, Kind kind, ReasonView reason, Instant decidedAt)
            throws SQLException {
        var device = device(transaction, journey, reason);
        if (device.isEmpty()) {
            return; // the receiver has no equipment that is watched: there is no one's alarm to raise
        }
        try (var insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, journey.consignment());
            insert.setString(2, kind.text());
            insert.setString(3, device.get());
            insert.setObject(4, time(onset(reason, journey)));
            insert.setObject(5, time(decidedAt));
            insert.executeUpdate();
        }
    }

    private static Instant onset(ReasonView reason, Journey journey) {
        return reason.from() == null ? journey.record().journey().from() : reason.from();
    }

    private static Optional<String> device(Connection transaction, Journey journey, ReasonView reason)
            throws SQLException {
        var legs = journey.record().legs();
        if (!legs.isEmpty()) {
            return legs.stream()
                    .filter(leg -> reason.leg() == null || leg.position() == reason.leg())
                    .findFirst()
                    .map(leg -> leg.equipment().device());
        }
        try (var select = transaction.prepareStatement(AT_RECEIVER)) {
            select.setString(1, journey.toSite());
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString("device_id")) : Optional.empty();
            }
        }
    }

    private static @Nullable Instant settledAt(Connection transaction, String consignment) throws SQLException {
        try (var select = transaction.prepareStatement(SETTLED)) {
            select.setString(1, consignment);
            try (var row = select.executeQuery()) {
                return row.next() ? Rows.instant(row, "settled_at") : null;
            }
        }
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
