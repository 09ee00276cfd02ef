package health.vigil.leadership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import health.vigil.platform.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances on one PostgreSQL, which look when the test says so. */
class LeadershipTest {
    private static final LeadershipConfig CONFIG = new SmallRyeConfigBuilder()
            .withMapping(LeadershipConfig.class)
            .withConverter(Duration.class, 100, new DurationConverter())
            .withDefaultValue("vigil.leadership.patience", "1s")
            .build()
            .getConfigMapping(LeadershipConfig.class);

    private static TestDatabase database;

    private final Candidate first = new Candidate("first");
    private final Candidate second = new Candidate("second");

    @BeforeAll
    static void start() throws Exception {
        database = TestDatabase.plain();
        Flyway.configure().dataSource(database.url(), "postgres", "").load().migrate();
    }

    @AfterAll
    static void end() throws Exception {
        database.close();
    }

    @BeforeEach
    void oneLeads() throws SQLException {
        first.look();
        second.look();
    }

    @AfterEach
    void bothEnd() throws InterruptedException {
        first.leadership.stop(null);
        second.leadership.stop(null);
    }

    @Test
    void oneOfTwoLeads() {
        assertThat(first.standing()).isEqualTo(Standing.LEADER);
        assertThat(second.standing()).isEqualTo(Standing.STANDBY);
        assertThat(second.leadership.term()).isEqualTo(first.leadership.term());
    }

    @Test
    void aLeaderThatStopsHandsOverAtOnce() throws Exception {
        first.leadership.stop(null);
        second.look();
        assertThat(second.standing()).isEqualTo(Standing.LEADER);
        assertThat(second.leadership.term().epoch())
                .isEqualTo(first.leadership.term().epoch() + 1);
    }

    @Test
    void aLeaderThatShowsNothingIsReplacedAndEnds() {
        awaitThatSecondLeads();
        assertThatThrownBy(first::look).isInstanceOf(SQLException.class); // its session is gone
        assertThatThrownBy(first::look).isInstanceOf(SQLException.class);
        assertThat(first.abdication.reason).contains("second", "leads since");
    }

    @Test
    void whatAFormerLeaderHadBegunIsRolledBack() throws Exception {
        try (var transaction = first.transaction()) {
            first.leadership.verify(transaction);
            awaitThatSecondLeads();
            assertThatThrownBy(transaction::commit).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void whatAFormerLeaderBeginsIsRefused() throws Exception {
        awaitThatSecondLeads();
        try (var transaction = first.transaction()) {
            assertThatThrownBy(() -> first.leadership.verify(transaction))
                    .hasMessageContaining("nother instance leads");
        }
        assertThat(first.abdication.reason).isNotNull();
    }

    @Test
    void aLostSessionIsOnlyADoubtWhenNobodyLedMeanwhile() throws Exception {
        var epoch = first.leadership.term().epoch();
        endSessionsOf("first");
        assertThatThrownBy(first::look).isInstanceOf(SQLException.class);
        assertThat(first.standing()).isEqualTo(Standing.IN_DOUBT);

        first.look();
        assertThat(first.standing()).isEqualTo(Standing.LEADER);
        assertThat(first.leadership.term().epoch()).isEqualTo(epoch);
        assertThat(first.told.events).containsExactly(new LeadershipDoubted(), new LeadershipConfirmed());
        try (var transaction = first.transaction()) {
            first.leadership.verify(transaction);
        }
    }

    private void awaitThatSecondLeads() {
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            second.look();
            return second.standing() == Standing.LEADER;
        });
    }

    private static void endSessionsOf(String instance) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url());
                var end = connection.prepareStatement(
                        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = ?")) {
            end.setString(1, instance);
            end.execute();
        }
    }

    /** An instance without its work. */
    private static final class Candidate {
        private final String name;
        private final Told told = new Told();
        private final Noted abdication = new Noted();
        private final Leadership leadership;

        Candidate(String name) {
            this.name = name;
            this.leadership = new Leadership(
                    new LockSessions(CONFIG, name, database.url(), "postgres", ""),
                    abdication,
                    CONFIG,
                    told,
                    new SimpleMeterRegistry());
        }

        void look() throws SQLException {
            leadership.look();
        }

        Standing standing() {
            return leadership.standing();
        }

        Connection transaction() throws SQLException {
            var connection = DriverManager.getConnection(database.url() + "&ApplicationName=" + name);
            connection.setAutoCommit(false);
            return connection;
        }
    }

    private static final class Noted extends Abdication {
        private String reason;

        @Override
        void because(String reason) {
            this.reason = reason;
        }
    }
}
