package health.vigil;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestAfterAllCallback;
import io.quarkus.test.junit.callback.QuarkusTestContext;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What the tests of one class have left on its way must not become due in the tests of another, whose recipients would be
 * told of it.
 */
public class NothingGoesOn implements QuarkusTestAfterAllCallback {
    private static final String REST =
            """
            UPDATE container SET look_at = NULL, open = false, breaches = '{}' WHERE id IN (
                SELECT id FROM container WHERE open OR look_at IS NOT NULL OR breaches <> '{}' ORDER BY id FOR UPDATE);
            DELETE FROM reconciliation_touch;
            UPDATE reconciliation SET look_at = NULL WHERE look_at IS NOT NULL;
            DELETE FROM vehicle_span;
            UPDATE vehicle_watch SET look_at = NULL WHERE look_at IS NOT NULL;
            DELETE FROM manifest_trip_look;
            UPDATE manifest_watch SET look_at = NULL WHERE look_at IS NOT NULL;
            UPDATE cold_watch SET look_at = NULL WHERE look_at IS NOT NULL""";

    @Override
    public void afterAll(QuarkusTestContext context) {
        var container = Arc.container();
        if (container == null || !container.isRunning()) {
            return;
        }
        try (var connection = container.select(DataSource.class).get().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(REST);
        } catch (SQLException e) {
            throw new IllegalStateException("what the tests left on its way goes on", e);
        }
    }
}
