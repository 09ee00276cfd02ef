package health.vigil;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterAllCallback;
import io.quarkus.test.junit.callback.QuarkusTestContext;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * What the tests of one class have left on its way must not become due in the tests of another, whose recipients would be
 * told of it.
 */
public class NothingGoesOn implements QuarkusTestAfterAllCallback {
    /** Each a transaction of its own that locks in the order of the keys, for the service's loops are at these rows too. */
    private static final List<String> REST = List.of(
            """
            UPDATE container SET look_at = NULL, open = false, breaches = '{}' WHERE id IN (
                SELECT id FROM container WHERE open OR look_at IS NOT NULL OR breaches <> '{}' ORDER BY id FOR UPDATE)""",
            "DELETE FROM reconciliation_touch",
            lookNoMore("reconciliation", "subject"),
            "DELETE FROM vehicle_span",
            lookNoMore("vehicle_watch", "device_id"),
            "DELETE FROM manifest_trip_look",
            lookNoMore("manifest_watch", "manifest"),
            lookNoMore("cold_watch", "device_id"));

    @Override
    public void afterAll(QuarkusTestContext context) {
        var container = Arc.container();
        if (container == null || !container.isRunning()) {
            return;
        }
        try (var connection = container.select(DataSource.class).get().getConnection();
                var statement = connection.createStatement()) {
            for (var rest : REST) {
                statement.execute(rest);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what the tests left on its way goes on", e);
        }
    }

    private static String lookNoMore(String table, String key) {
        return """
                UPDATE %1$s SET look_at = NULL WHERE %2$s IN (
                    SELECT %2$s FROM %1$s WHERE look_at IS NOT NULL ORDER BY %2$s FOR UPDATE)"""
                .formatted(table, key);
    }
}
