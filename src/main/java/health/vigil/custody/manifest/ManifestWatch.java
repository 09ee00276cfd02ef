package health.vigil.custody.manifest;

import health.vigil.alarms.ProcessAlarms;
import health.vigil.ingest.Unnest;
import health.vigil.rules.Breach;
import health.vigil.rules.LocalDay;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Judges the manifests that are due, and raises and clears their alarms, in one transaction. */
@ApplicationScoped
class ManifestWatch {
    private static final String CLAIM =
            """
            SELECT manifest FROM manifest_watch WHERE look_at <= ?
            ORDER BY look_at, manifest LIMIT ? FOR UPDATE SKIP LOCKED""";

    private static final String KEEP =
            """
            UPDATE manifest_watch w SET look_at = r.look_at, due_at = r.due_at,
                breaches = array_remove(string_to_array(r.breaches, ','), '')
            FROM {rows} WHERE w.manifest = r.manifest""";

    private static final String LOOK_AT_ALL =
            """
            UPDATE manifest_watch w SET look_at = ? FROM manifest m
            WHERE m.id = w.manifest AND m.state NOT IN ('draft', 'completed', 'cancelled')""";

    private final DataSource database;
    private final ManifestJudge judge;
    private final ProcessAlarms alarms;
    private final ManifestConfig config;
    private final Clock clock;

    ManifestWatch(DataSource database, ManifestJudge judge, ProcessAlarms alarms, ManifestConfig config, Clock clock) {
        this.database = database;
        this.judge = judge;
        this.alarms = alarms;
        this.config = config;
        this.clock = clock;
    }

    /** @return how many it looked at */
    int round() throws SQLException {
        int looked = Transaction.in(database, transaction -> {
            var now = clock.instant();
            var claimed = claim(transaction, now);
            if (!claimed.isEmpty()) {
                settle(transaction, claimed, now);
            }
            return claimed.size();
        });
        if (looked > 0) {
            alarms.committed();
        }
        return looked;
    }

    void lookAtAllAgain() throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(LOOK_AT_ALL)) {
            update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        }
    }

    private void settle(Connection transaction, List<String> claimed, Instant now) throws SQLException {
        var breaches = new LinkedHashMap<String, List<Breach>>();
        var looks = new ArrayList<Look>();
        for (var watched : ManifestRows.of(transaction, claimed)) {
            var judgement = judge.judge(watched.manifest(), now);
            if (watched.manifest().has(StepKind.ISSUE)) {
                breaches.put("manifest:" + ManifestJudge.item(watched.manifest()), judgement.breaches());
            }
            looks.add(Look.of(watched.id(), judgement, now));
        }
        alarms.settleAll(transaction, breaches);
        new Unnest<>(transaction, looks)
                .text("manifest", Look::manifest)
                .time("look_at", Look::at)
                .time("due_at", Look::due)
                .text("breaches", Look::breaches)
                .update(KEEP);
    }

    private List<String> claim(Connection transaction, Instant now) throws SQLException {
        try (var select = transaction.prepareStatement(CLAIM)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setInt(2, config.batch());
            var claimed = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    claimed.add(rows.getString(1));
                }
            }
            return claimed;
        }
    }

    private record Look(String manifest, @Nullable Instant at, @Nullable Instant due, String breaches) {
        /** While a deadline runs it is looked at each day, for a working day may become one off. */
        static Look of(String manifest, Judgement judgement, Instant now) {
            return new Look(
                    manifest,
                    judgement.lookAt() == null
                            ? null
                            : Judgement.earlier(
                                    judgement.lookAt(), LocalDay.of(now).end()),
                    judgement.due(),
                    judgement.lasting().stream()
                            .map(breach -> breach.kind().text())
                            .distinct()
                            .collect(Collectors.joining(",")));
        }
    }
}
