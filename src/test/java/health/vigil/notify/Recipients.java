package health.vigil.notify;

import com.standardwebhooks.Webhook;
import health.vigil.alarms.Alarms;
import health.vigil.notify.format.Secrets;
import health.vigil.rules.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Recipients for tests, as rows: all share one secret. */
@ApplicationScoped
class Recipients {
    static final String SECRET = Secrets.v1(new SecureRandom());

    private final Alarms store;

    Recipients(Alarms store) {
        this.store = store;
    }

    /** Whoever was entered by other tests hears nothing more. */
    void nobody() throws SQLException {
        store.execute("UPDATE recipient SET enabled = false WHERE enabled");
    }

    /** A subscriber to everything. */
    UUID add(Receiver receiver) throws SQLException {
        return add(receiver.url(), Map.of());
    }

    UUID add(String url, String families, String jurisdictions, Priority least) throws SQLException {
        return add(
                url,
                Map.of(
                        "families", "'" + families + "'",
                        "jurisdictions", "'" + jurisdictions + "'",
                        "min_priority", Integer.toString(least.ordinal())));
    }

    /** @param columns further columns and their values as SQL has them */
    UUID add(String url, Map<String, String> columns) throws SQLException {
        var id = UUID.randomUUID();
        var names = columns.keySet().stream().map(name -> ", " + name).collect(Collectors.joining());
        var values = columns.values().stream().map(value -> ", " + value).collect(Collectors.joining());
        store.execute("INSERT INTO recipient (id, name, url, secret%s) VALUES ('%s', 'CDC', '%s', '%s'%s)"
                .formatted(names, id, url, SECRET, values));
        return id;
    }

    /** Checks the signature as any receiver would. */
    static void verify(Receiver.Received message) throws Exception {
        new Webhook(SECRET).verify(message.body(), HttpHeaders.of(message.headers(), (name, value) -> true));
    }
}
