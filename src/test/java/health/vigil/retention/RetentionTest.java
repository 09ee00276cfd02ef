package health.vigil.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import health.vigil.platform.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What is deleted and what stays, on every kind of database this machine can run. */
@ParameterizedClass
@MethodSource("health.vigil.platform.TestDatabase#all")
class RetentionTest {
    /** Ten years and more ago; a day in China begins at 16:00 UTC. */
    private static final String OLD = "2014-05-10";

    private final TestDatabase database;
    private Connection connection;
    private Retention retention;

    RetentionTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aStoreWithTwoDevices() throws SQLException {
        database.migrate();
        connection = database.dataSource().getConnection();
        retention = new Retention(database.dataSource(), new Settings(Duration.ofHours(1), 3), Clock.systemUTC());
        execute(
                """
                INSERT INTO jurisdiction (code, name, name_en, level) VALUES ('440200', '韶关市', 'Shaoguan', 'prefecture')
                    ON CONFLICT DO NOTHING;
                INSERT INTO jurisdiction (code, name, name_en, level, parent) VALUES ('440203', '武江区', 'Wujiang', 'county', '440200')
                    ON CONFLICT DO NOTHING;
                INSERT INTO site (id, name, name_en, jurisdiction, kind) VALUES ('a', 'a', 'a', '440203', 'hospital'),
                    ('b', 'b', 'b', '440200', 'hospital') ON CONFLICT DO NOTHING;
                INSERT INTO device (key, id, site, name, name_en, family, sampling_point, interval_s) VALUES
                    (1, 'one', 'a', 'a', 'a', 'drinking_water', 'plant_outlet', 60),
                    (2, 'two', 'b', 'b', 'b', 'drinking_water', 'plant_outlet', 60) ON CONFLICT DO NOTHING""");
    }

    private record Settings(Duration every, int batch) implements RetentionConfig {}

    @AfterEach
    void nothingIsLeft() throws SQLException {
        execute(
                """
                UPDATE legal_hold SET released_at = now(), released_by = 'li', released_reason = 'over' WHERE released_at IS NULL""");
        sweep();
        connection.close();
    }

    @Test
    void readingsGoAndTheirHoursAndDaysStay() throws SQLException {
        readings(OLD, 1);
        readings(OLD, 2);
        execute("INSERT INTO reading VALUES (now() - interval '9 years', 1, 1, 0, 5)");
        var hours = strings("SELECT * FROM reading_1h WHERE bucket < '2015-01-01' ORDER BY device_key, bucket");
        var days = strings("SELECT * FROM reading_1d WHERE bucket < '2015-01-01' ORDER BY device_key, bucket");
        assertThat(hours).hasSize(4);

        sweep();

        assertThat(strings("SELECT time FROM reading")).hasSize(1);
        assertThat(strings("SELECT * FROM reading_1h WHERE bucket < '2015-01-01' ORDER BY device_key, bucket"))
                .isEqualTo(hours);
        assertThat(strings("SELECT * FROM reading_1d WHERE bucket < '2015-01-01' ORDER BY device_key, bucket"))
                .isEqualTo(days);
        assertThat(strings(
                        "SELECT sum(rows) FROM deletion WHERE source = 'reading' AND from_at < '2014-05-12' AND until_at > '"
                                + OLD + "' AND keep_months = 120"))
                .doesNotContainNull();
    }

    @Test
    void aRefreshOfTheAggregatesDoesNotEraseWhatReadingsThatAreGoneHaveLeft() throws SQLException {
        assumeTrue(database.hasTimescale(), "on plain PostgreSQL nothing is refreshed");
        readings(OLD, 1);
        sweep();

        for (var job : strings("SELECT job_id FROM timescaledb_information.jobs"
                + " WHERE proc_name = 'policy_refresh_continuous_aggregate'")) {
            execute("CALL run_job(" + job + ")");
        }

        assertThat(strings("SELECT samples FROM reading_1d WHERE bucket < '2015-01-01' AND device_key = 1"))
                .isNotEmpty();
    }

    @Test
    void whatIsHeldStaysUntilItIsReleased() throws SQLException {
        readings(OLD, 1);
        readings("2014-06-10", 2);
        execute("INSERT INTO frame VALUES ('2014-05-10', 1, '\\x01', NULL, 1, NULL, '2014-05-10', false, '\\x02'),"
                + " ('2014-06-10', 2, '\\x01', NULL, 1, NULL, '2014-06-10', false, '\\x02')");
        hold("jurisdiction", "440203", "2014-05-01", "2014-06-01");

        sweep();

        assertThat(strings("SELECT DISTINCT device_key FROM reading WHERE time < '2015-01-01'"))
                .containsExactly("1");
        assertThat(strings("SELECT device_key FROM frame")).containsExactly("1");

        execute(
                "UPDATE legal_hold SET released_at = now(), released_by = 'li', released_reason = 'closed' WHERE released_at IS NULL");
        sweep();
        assertThat(strings("SELECT device_key FROM reading WHERE time < '2015-01-01'"))
                .isEmpty();
        assertThat(strings("SELECT device_key FROM frame")).isEmpty();
    }

    @Test
    void nobodyElseDeletesAndNothingBeforeItsMinimum() throws SQLException {
        readings(OLD, 1);
        execute("INSERT INTO reading VALUES (now(), 1, 1, 0, 5)");
        for (var change : List.of(
                "DELETE FROM reading WHERE time < '2015-01-01'",
                "TRUNCATE reading",
                "BEGIN; SET LOCAL vigil.retention = 'reading'; DELETE FROM reading WHERE time > '2015-01-01'")) {
            assertThatThrownBy(() -> execute(change)).hasMessageContaining("only the retention deletes");
            execute("ROLLBACK");
        }
    }

    @Test
    void noRuleFallsBelowItsMinimumAndNoRecordOfADeletionIsChanged() throws SQLException {
        readings(OLD, 1);
        sweep();
        assertThatThrownBy(() -> execute("UPDATE retention_rule SET keep_months = 119 WHERE kind = 'reading'"))
                .hasMessageContaining("retention_rule_check");
        assertThatThrownBy(() -> execute("UPDATE retention_rule SET minimum_months = 1"))
                .hasMessageContaining("minimum");
        assertThatThrownBy(() -> execute("DELETE FROM retention_rule")).hasMessageContaining("minimum");
        assertThatThrownBy(() -> execute("DELETE FROM deletion")).hasMessageContaining("stays");
    }

    @Test
    void aContainerGoesWithItsWholeChainUnlessItIsHeld() throws SQLException {
        for (var id : List.of("HW-1", "HW-2")) {
            execute(
                    """
                    INSERT INTO container (id, site_id, state, state_at, open) VALUES ('%1$s', 'a', 'closed', '2014-05-11', false);
                    INSERT INTO custody_event (container, at, id, type, received_at, actor, body, record_hash)
                    SELECT '%1$s', '2014-05-10'::timestamptz + i * interval '1 hour', repeat(i::text, 64), 'container.stored',
                        '2014-05-10', 'li', '{}', '\\x01' FROM generate_series(1, 5) AS i"""
                            .formatted(id));
        }
        hold("container", "HW-2", "2014-01-01", null);

        sweep();

        assertThat(strings("SELECT id FROM container")).containsExactly("HW-2");
        assertThat(strings("SELECT DISTINCT container FROM custody_event")).containsExactly("HW-2");
    }

    @Test
    void tracksQuarantineAndDeliveriesGoInBatches() throws SQLException {
        execute(
                """
                INSERT INTO vehicle_watch (device_id) VALUES ('truck') ON CONFLICT DO NOTHING;
                INSERT INTO vehicle_position (device_id, at, lat, lon, received_at)
                SELECT 'truck', now() - i * interval '100 days', 24, 113, now() FROM generate_series(1, 13) AS i;
                INSERT INTO quarantine (received_at, device_id, channel, reason, detail, whole, frame_at, device_key, digest)
                VALUES ('2014-05-10', 'one', 1, 'r', 'd', true, '2014-05-10', 1, '\\x01');
                INSERT INTO recipient (id, name, url, secret) VALUES ('00000000-0000-0000-0000-000000000001', 'r', 'u', 's')
                    ON CONFLICT DO NOTHING;
                INSERT INTO notification (id, recipient_id, sequence, type, body, state, created_at)
                VALUES (gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 1, 't', 'b', 'delivered', now() - interval '4 years'),
                    (gen_random_uuid(), '00000000-0000-0000-0000-000000000001', 2, 't', 'b', 'pending', now() - interval '4 years')""");

        sweep();

        assertThat(strings("SELECT at FROM vehicle_position")).hasSize(3);
        assertThat(strings("SELECT id FROM quarantine")).isEmpty();
        assertThat(strings("SELECT state FROM notification")).containsExactly("pending");
        assertThat(strings("SELECT max(rows) FROM deletion WHERE source = 'vehicle_position'"))
                .containsExactly("3");
        execute("DELETE FROM notification");
    }

    private void sweep() throws SQLException {
        while (retention.deleteSome()) {
            assertThat(strings("SELECT count(*) < 1000 FROM deletion")).containsExactly("t");
        }
    }

    /** Two hours of a day, stored and aggregated as they were when the day was new. */
    private void readings(String day, int device) throws SQLException {
        execute(
                "INSERT INTO reading SELECT '%s'::timestamptz + i * interval '10 minutes', %d, 1, 0, i FROM generate_series(0, 11) AS i"
                        .formatted(day, device));
        if (database.hasTimescale()) {
            for (var view : List.of("reading_1m", "reading_1h", "reading_1d")) {
                execute("CALL refresh_continuous_aggregate('%s', '2014-05-01', '2014-07-01')".formatted(view));
            }
        }
    }

    private void hold(String subject, String target, String from, String until) throws SQLException {
        execute(
                """
                INSERT INTO legal_hold (id, subject, target, devices, containers, from_at, until_at, reason, document, imposed_by, imposed_at)
                VALUES (gen_random_uuid(), '%s', '%s', '{}', '{%s}', '%s', %s, '调查', '韶卫监〔2026〕1号', 'li', now())"""
                        .formatted(
                                subject,
                                target,
                                subject.equals("container") ? target : "",
                                from,
                                until == null ? "NULL" : "'" + until + "'"));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var row = new StringBuilder(String.valueOf(rows.getString(1)));
                for (var i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append(' ').append(rows.getString(i));
                }
                found.add(row.toString());
            }
        }
        return found;
    }
}
