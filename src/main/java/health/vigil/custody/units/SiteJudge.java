package health.vigil.custody.units;

import health.vigil.custody.reconcile.CollectionInterval;
import health.vigil.custody.reconcile.Stay;
import health.vigil.custody.reconcile.Verdict;
import health.vigil.custody.units.SubjectKey.Kind;
import health.vigil.ingest.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Judges how often an institution's waste is collected. */
@ApplicationScoped
class SiteJudge implements Judge {
    /** All that is there or left since, and the last collection before. */
    private static final String STAYS =
            """
            WITH stay AS NOT MATERIALIZED (
                SELECT site_id, stored_at,
                    collected_by_carrier(handed_over_at, departed_at, arrived_at, accepted_at, treated_at) AS collected_at,
                    left_store(collected_by_carrier(handed_over_at, departed_at, arrived_at, accepted_at, treated_at),
                        closed_at, state, state_at) AS left_at
                FROM container)
            SELECT stored_at, left_at, collected_at FROM stay
            WHERE site_id = ? AND left_at IS NULL AND stored_at IS NOT NULL
            UNION ALL SELECT stored_at, left_at, collected_at FROM stay WHERE site_id = ? AND left_at > ?
            UNION ALL (SELECT stored_at, left_at, collected_at FROM stay
                WHERE site_id = ? AND left_at <= ? AND collected_at IS NOT NULL ORDER BY left_at DESC LIMIT 1)
            """;

    private final Standing standing;
    private final Days days;

    SiteJudge(Standing standing, Days days) {
        this.standing = standing;
        this.days = days;
    }

    @Override
    public Kind of() {
        return Kind.SITE;
    }

    @Override
    public Verdict judge(Connection transaction, String site, Instant now) throws SQLException {
        var known = days.first(now).start();
        var subject = standing.subject(standing.ofInstitution(site), site);
        return CollectionInterval.judge(subject, stays(transaction, site, known), known, now);
    }

    private static List<Stay> stays(Connection transaction, String site, Instant known) throws SQLException {
        return new Rows(STAYS)
                .with(site)
                .with(site)
                .with(known)
                .with(site)
                .with(known)
                .list(
                        transaction,
                        row -> new Stay(
                                Rows.instant(row, "stored_at"),
                                Rows.instant(row, "left_at"),
                                Rows.instant(row, "collected_at") != null));
    }
}
