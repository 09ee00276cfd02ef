package health.vigil.platform.users;

import health.vigil.platform.users.SecurityEvent.Kind;
import health.vigil.platform.users.SecurityEvent.Way;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** The audit of access. Rows are only ever added; the database refuses anything else before they are six months old. */
@ApplicationScoped
class SecurityLog {
    private static final Logger LOG = Logger.getLogger(SecurityLog.class);
    /** Tools sign in anew with every request; of those one an hour is told, and every failure. */
    private static final Duration TOLD_AGAIN = Duration.ofHours(1);

    private static final int MOST_TOOLS = 10_000;

    record Entry(long id, SecurityEvent event) {}

    private final Pool pool;
    private final Clock clock;
    private final Map<Origin, Long> toldAt = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Origin, Long> eldest) {
            return size() > MOST_TOOLS;
        }
    };

    SecurityLog(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Void> signedIn(Origin who) {
        boolean everyRequest = who.way() == Way.BASIC || who.way() == Way.TOKEN;
        return everyRequest && !dueAgain(who)
                ? Uni.createFrom().voidItem()
                : write(pool, who.did(Kind.SIGN_IN, null, clock.instant()));
    }

    Uni<Void> refused(Origin who, String why) {
        return write(pool, who.failed(Kind.SIGN_IN, why, clock.instant()));
    }

    Uni<Void> signedOut(Origin who) {
        return write(pool, who.did(Kind.SIGN_OUT, null, clock.instant()));
    }

    /** In the transaction of the change. */
    Uni<Void> changed(SqlClient transaction, Origin who, Kind kind, String user) {
        return write(transaction, who.did(kind, user, clock.instant()));
    }

    /** The newest first. */
    Uni<List<Entry>> list(Optional<String> actor, long before, int limit) {
        return pool.preparedQuery(
                        """
                        SELECT id, at, kind, success, actor, object, way, address, detail FROM security_event
                        WHERE id < $1 AND ($2::text IS NULL OR actor = $2) ORDER BY id DESC LIMIT $3""")
                .execute(Tuple.of(before, actor.orElse(null), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SecurityLog::entry)
                        .toList());
    }

    private synchronized boolean dueAgain(Origin who) {
        long now = clock.millis();
        var last = toldAt.get(who);
        if (last != null && now - last < TOLD_AGAIN.toMillis()) {
            return false;
        }
        toldAt.put(who, now);
        return true;
    }

    private static Uni<Void> write(SqlClient client, SecurityEvent e) {
        LOG.logf(
                e.success() ? Logger.Level.INFO : Logger.Level.WARN,
                "%s %s of user %s%s by %s from %s%s",
                e.kind().text(),
                e.success() ? "done" : "refused",
                e.actor(),
                e.object() == null ? "" : ", for user " + e.object() + ",",
                e.way().text(),
                e.address(),
                e.detail() == null ? "" : ": " + e.detail());
        return client.preparedQuery(
                        """
                        INSERT INTO security_event (at, kind, success, actor, object, way, address, detail)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""")
                .execute(Tuple.from(Arrays.asList(
                        e.at().atOffset(ZoneOffset.UTC),
                        e.kind().text(),
                        e.success(),
                        e.actor(),
                        e.object(),
                        e.way().text(),
                        e.address(),
                        e.detail())))
                .replaceWithVoid();
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getLong("id"),
                new SecurityEvent(
                        row.getOffsetDateTime("at").toInstant(),
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getBoolean("success"),
                        row.getString("actor"),
                        row.getString("object"),
                        Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)),
                        row.getString("address"),
                        row.getString("detail")));
    }
}
