package health.vigil.platform.users;

import health.vigil.platform.users.SecurityEvent.Kind;
import health.vigil.platform.users.User.SignIn;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The table of users. */
@ApplicationScoped
class Users {
    /**
     * A user with what proves the user.
     *
     * @param passwordHash empty if the user signs in at the provider of single sign-on
     */
    record Account(User user, Optional<String> passwordHash) {}

    private static final String COLUMNS = "username, role, password_hash IS NULL AS elsewhere, created_at";

    private final Pool pool;
    private final SecurityLog log;

    Users(Pool pool, SecurityLog log) {
        this.pool = pool;
        this.log = log;
    }

    Uni<Optional<Account>> find(String username) {
        return pool.preparedQuery("SELECT " + COLUMNS + ", password_hash FROM app_user WHERE username = $1")
                .execute(Tuple.of(username))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new Account(user(row), Optional.ofNullable(row.getString("password_hash")))));
    }

    /** In order of their names, those after the given one. */
    Uni<List<User>> list(String after, int limit) {
        return pool.preparedQuery(
                        """
                        SELECT %s FROM app_user WHERE username > $1 COLLATE "C"
                        ORDER BY username COLLATE "C" LIMIT $2"""
                                .formatted(COLUMNS))
                .execute(Tuple.of(after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Users::user)
                        .toList());
    }

    /** Empty if the name is taken. */
    Uni<Optional<User>> add(String username, Role role, String passwordHash, Origin by) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(
                        """
                        INSERT INTO app_user (username, role, password_hash) VALUES ($1, $2, $3)
                        ON CONFLICT DO NOTHING RETURNING %s"""
                                .formatted(COLUMNS))
                .execute(Tuple.of(username, role.text(), passwordHash))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(Users::user))
                .call(added -> told(connection, added.isPresent(), by, Kind.USER_ADDED, username)));
    }

    /** Adds or changes a user who signs in at the provider; never one with a password. */
    Uni<User> remember(String username, Role role) {
        return pool.preparedQuery(
                        """
                        INSERT INTO app_user (username, role) VALUES ($1, $2)
                        ON CONFLICT (username) DO UPDATE SET role = excluded.role WHERE app_user.password_hash IS NULL
                        RETURNING %s"""
                                .formatted(COLUMNS))
                .execute(Tuple.of(username, role.text()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(Users::user)
                        .orElseThrow(() -> new AuthenticationFailedException("The name " + username + " is taken")));
    }

    /** Adds the user only while there is none at all; whether it did. */
    Uni<Boolean> addFirst(String username, String passwordHash) {
        return alone(connection -> connection
                .preparedQuery(
                        """
                        INSERT INTO app_user (username, role, password_hash)
                        SELECT $1, 'admin', $2 WHERE NOT EXISTS (SELECT FROM app_user WHERE password_hash IS NOT NULL)
                        ON CONFLICT DO NOTHING""")
                .execute(Tuple.of(username, passwordHash))
                .map(rows -> rows.rowCount() == 1)
                .call(added -> told(connection, added, Origin.SERVICE, Kind.USER_ADDED, username)));
    }

    /** Whether nobody could sign in with a password. */
    Uni<Boolean> isEmpty() {
        return pool.query("SELECT NOT EXISTS (SELECT FROM app_user WHERE password_hash IS NOT NULL) AS empty")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("empty"));
    }

    /** Whether the user exists and has a password here. */
    Uni<Boolean> changePassword(String username, String passwordHash, Origin by) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(
                        "UPDATE app_user SET password_hash = $2 WHERE username = $1 AND password_hash IS NOT NULL")
                .execute(Tuple.of(username, passwordHash))
                .map(rows -> rows.rowCount() == 1)
                .call(changed -> told(connection, changed, by, Kind.PASSWORD_CHANGED, username)));
    }

    /** Whether it was removed; the last administrator with a password isn't, for the provider may be away. */
    Uni<Boolean> remove(String username, Origin by) {
        return alone(connection -> connection
                .preparedQuery(
                        """
                        DELETE FROM app_user WHERE username = $1 AND (role <> 'admin' OR password_hash IS NULL
                            OR EXISTS (SELECT FROM app_user
                                       WHERE role = 'admin' AND password_hash IS NOT NULL AND username <> $1))""")
                .execute(Tuple.of(username))
                .map(rows -> rows.rowCount() == 1)
                .call(removed -> told(connection, removed, by, Kind.USER_REMOVED, username)));
    }

    /** Two at once could each see the other's administrator. */
    private <T> Uni<T> alone(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .query("LOCK TABLE app_user IN SHARE ROW EXCLUSIVE MODE")
                .execute()
                .chain(() -> work.apply(connection)));
    }

    private Uni<Void> told(SqlConnection transaction, boolean happened, Origin by, Kind kind, String username) {
        return happened
                ? log.changed(transaction, by, kind, username)
                : Uni.createFrom().voidItem();
    }

    private static User user(Row row) {
        return new User(
                row.getString("username"),
                Role.of(row.getString("role")),
                row.getBoolean("elsewhere") ? SignIn.SSO : SignIn.PASSWORD,
                row.getOffsetDateTime("created_at"));
    }
}
