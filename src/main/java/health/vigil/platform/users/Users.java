package health.vigil.platform.users;

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
    /** A user with what proves the user. */
    record Account(User user, String passwordHash) {}

    private final Pool pool;

    Users(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Account>> find(String username) {
        return pool.preparedQuery("SELECT username, role, created_at, password_hash FROM app_user WHERE username = $1")
                .execute(Tuple.of(username))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new Account(user(row), row.getString("password_hash"))));
    }

    /** In order of their names, those after the given one. */
    Uni<List<User>> list(String after, int limit) {
        return pool.preparedQuery(
                        """
                        SELECT username, role, created_at FROM app_user WHERE username > $1 COLLATE "C"
                        ORDER BY username COLLATE "C" LIMIT $2""")
                .execute(Tuple.of(after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Users::user)
                        .toList());
    }

    /** Empty if the name is taken. */
    Uni<Optional<User>> add(String username, Role role, String passwordHash) {
        return pool.preparedQuery(
                        """
                        INSERT INTO app_user (username, role, password_hash) VALUES ($1, $2, $3)
                        ON CONFLICT DO NOTHING RETURNING username, role, created_at""")
                .execute(Tuple.of(username, role.text(), passwordHash))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(Users::user));
    }

    /** Adds the user only while there is none at all; whether it did. */
    Uni<Boolean> addFirst(String username, String passwordHash) {
        return alone(connection -> connection
                .preparedQuery(
                        """
                        INSERT INTO app_user (username, role, password_hash)
                        SELECT $1, 'admin', $2 WHERE NOT EXISTS (SELECT FROM app_user)""")
                .execute(Tuple.of(username, passwordHash))
                .map(rows -> rows.rowCount() == 1));
    }

    Uni<Boolean> isEmpty() {
        return pool.query("SELECT NOT EXISTS (SELECT FROM app_user) AS empty")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("empty"));
    }

    /** Whether the user exists. */
    Uni<Boolean> changePassword(String username, String passwordHash) {
        return pool.preparedQuery("UPDATE app_user SET password_hash = $2 WHERE username = $1")
                .execute(Tuple.of(username, passwordHash))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Whether it was removed; the last administrator isn't. */
    Uni<Boolean> remove(String username) {
        return alone(connection -> connection
                .preparedQuery(
                        """
                        DELETE FROM app_user WHERE username = $1 AND (role <> 'admin'
                            OR EXISTS (SELECT FROM app_user WHERE role = 'admin' AND username <> $1))""")
                .execute(Tuple.of(username))
                .map(rows -> rows.rowCount() == 1));
    }

    /** Two at once could each see the other's administrator. */
    private <T> Uni<T> alone(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .query("LOCK TABLE app_user IN SHARE ROW EXCLUSIVE MODE")
                .execute()
                .chain(() -> work.apply(connection)));
    }

    private static User user(Row row) {
        return new User(row.getString("username"), Role.of(row.getString("role")), row.getOffsetDateTime("created_at"));
    }
}
