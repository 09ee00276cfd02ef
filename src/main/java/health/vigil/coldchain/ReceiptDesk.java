package health.vigil.coldchain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.alarms.ProcessAlarms;
import health.vigil.coldchain.JourneyReader.Journey;
import health.vigil.coldchain.exposure.Verdict;
import health.vigil.ingest.Rows;
import health.vigil.web.Problems;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/** Receipt 收货: what is proposed, and what a person decides. */
@ApplicationScoped
class ReceiptDesk {
    private static final String LOCK = "SELECT id FROM consignment WHERE id = ? FOR UPDATE";

    private static final String INSERT =
            """
            INSERT INTO receipt_decision (consignment, verdict, reason, by, at, proposal)
            VALUES (?, ?, ?, ?, ?, ?::jsonb)""";

    private final DataSource database;
    private final JourneyReader journeys;
    private final ConsignmentBreaches breaches;
    private final ProcessAlarms alarms;
    private final ObjectMapper json;
    private final Clock clock;

    ReceiptDesk(
            DataSource database,
            JourneyReader journeys,
            ConsignmentBreaches breaches,
            ProcessAlarms alarms,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.journeys = journeys;
        this.breaches = breaches;
        this.alarms = alarms;
        this.json = json;
        this.clock = clock;
    }

    ProposalView proposal(String consignment) throws SQLException {
        try (var connection = database.getConnection()) {
            return ProposalView.of(journeys.of(connection, consignment));
        }
    }

    /** In the order in which they were made. */
    List<Decision> decisions(String consignment) {
        return new Rows("SELECT verdict, reason, by, at FROM receipt_decision WHERE true")
                .and("consignment = ?", consignment)
                .then("ORDER BY id")
                .list(
                        database,
                        row -> new Decision(
                                row.getString("verdict"),
                                row.getString("reason"),
                                row.getString("by"),
                                Rows.time(row, "at")));
    }

    /** Decides, and raises the alarms that follow, in one transaction. */
    void decide(String consignment, Verdict verdict, String reason, String by) throws SQLException {
        Transaction.run(database, transaction -> {
            lock(transaction, consignment);
            var journey = journeys.of(transaction, consignment);
            var proposal = ProposalView.of(journey);
            open(journey, verdict);
            var now = clock.instant();
            insert(transaction, journey, proposal, new Decision(verdict.text(), reason, by, now));
            if (isBreach(verdict, proposal)) {
                breaches.record(transaction, journey, proposal, now);
            }
        });
        alarms.committed();
    }

    /** Whoever accepts what is to be refused breaks the same rule: the supervisors learn of both. */
    private static boolean isBreach(Verdict verdict, ProposalView proposal) {
        return verdict == Verdict.REFUSE
                || verdict == Verdict.ACCEPT && proposal.verdict().equals(Verdict.REFUSE.text());
    }

    private void open(Journey journey, Verdict verdict) {
        decisions(journey.consignment()).stream()
                .filter(decision -> !decision.verdict().equals(Verdict.HOLD.text()))
                .findFirst()
                .ifPresent(decision -> {
                    throw Problems.conflict("It was decided at %s by %s: %s"
                            .formatted(decision.at(), decision.by(), decision.verdict()));
                });
        if (verdict != Verdict.HOLD && !journey.arrived()) {
            throw Problems.conflict(
                    "It has not arrived: enter arrived_at of consignment '%s' first".formatted(journey.consignment()));
        }
    }

    private void insert(Connection transaction, Journey journey, ProposalView proposal, Decision decision)
            throws SQLException {
        try (var insert = transaction.prepareStatement(INSERT)) {
            insert.setString(1, journey.consignment());
            insert.setString(2, decision.verdict());
            insert.setString(3, decision.reason());
            insert.setString(4, decision.by());
            insert.setObject(5, time(decision.at()));
            insert.setString(6, json.writeValueAsString(proposal));
            insert.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a proposal could not be written as JSON", e);
        }
    }

    private static void lock(Connection transaction, String consignment) throws SQLException {
        try (var lock = transaction.prepareStatement(LOCK)) {
            lock.setString(1, consignment);
            lock.executeQuery().close();
        }
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
