package health.vigil.reports.scoring;

import health.vigil.ingest.Rows;
import health.vigil.reports.alarm.AlarmOnRecord;
import health.vigil.reports.alarm.AlarmsOnRecord;
import health.vigil.reports.scoring.ScoringReport.Decision;
import health.vigil.reports.scoring.ScoringReport.Status;
import health.vigil.rules.LocalDay;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Proposals of scores, and what is decided of them. The table is read at start, so that a wrong file stops that. */
@Startup
@ApplicationScoped
class Scores {
    private static final Logger LOG = Logger.getLogger(Scores.class);

    private static final String DECISIONS =
            """
            SELECT alarm_id, verdict, line, points, reason, officer, decided_at FROM scoring_decision WHERE true""";

    private static final String DECIDE =
            """
            INSERT INTO scoring_decision (alarm_id, verdict, line, points, reason, officer, decided_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private final DataSource database;
    private final AlarmsOnRecord alarms;
    private final Clock clock;
    private final ScoringTable table;

    Scores(DataSource database, AlarmsOnRecord alarms, Clock clock, ScoringConfig config) {
        this.database = database;
        this.alarms = alarms;
        this.clock = clock;
        this.table = config.file().map(ScoringFile::read).orElseGet(ScoringFile::example);
        if (table.example()) {
            LOG.debug("Scores of bad practice are proposed by an example; set vigil.scoring.file to your province's");
        }
    }

    /** @param divisions beginning of the codes of divisions; empty for all */
    ScoringReport of(Year year, String divisions, @Nullable String site) {
        var from = new LocalDay(year.atDay(1)).start();
        var to = new LocalDay(year.plusYears(1).atDay(1)).start();
        var found = alarms.scorable(table.rules(), table.institutions(), divisions, site, from, to);
        return ScoringReport.of(year, table, found, decisions(found));
    }

    /** Empty: the alarm is none that is proposed. */
    Optional<Decision> decide(UUID alarm, Status verdict, String reason, String officer) {
        return alarms.find(alarm)
                .flatMap(found -> table.lineOf(found.rule()))
                .map(line -> new Decision(alarm, verdict, line.id(), line.points(), reason, officer, clock.instant()))
                .map(this::store);
    }

    private Decision store(Decision decision) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(DECIDE)) {
            insert.setObject(1, decision.alarm());
            insert.setString(2, decision.status().text());
            insert.setString(3, decision.line());
            insert.setInt(4, decision.points());
            insert.setString(5, decision.reason());
            insert.setString(6, decision.officer());
            insert.setObject(7, decision.at().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            return decision;
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not answer: " + e.getMessage(), e);
        }
    }

    private List<Decision> decisions(List<AlarmOnRecord> found) {
        return new Rows(DECISIONS)
                .and("alarm_id = ANY (?)", (Object)
                        found.stream().map(AlarmOnRecord::id).toArray(UUID[]::new))
                .then("ORDER BY id")
                .list(
                        database,
                        row -> new Decision(
                                row.getObject("alarm_id", UUID.class),
                                Status.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                                row.getString("line"),
                                row.getInt("points"),
                                row.getString("reason"),
                                row.getString("officer"),
                                Rows.time(row, "decided_at")));
    }
}
