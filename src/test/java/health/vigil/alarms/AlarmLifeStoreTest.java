package health.vigil.alarms;

import static health.vigil.alarms.Alarms.raised;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.EmbeddedPartsResource;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.AlarmChange.ClearReason;
import health.vigil.rules.AlarmChange.Cleared;
import health.vigil.rules.AlarmChange.Doubt;
import health.vigil.rules.AlarmChange.Doubted;
import health.vigil.rules.AlarmChange.Raised;
import health.vigil.rules.AlarmChange.Resumed;
import health.vigil.rules.AlarmChange.Suppressed;
import health.vigil.rules.AlarmChange.Suppression;
import health.vigil.rules.Priority;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What SQL says of an alarm is what its history folds to, whatever was judged and done in whatever order. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
class AlarmLifeStoreTest {
    private static final int TRIES = 40;
    private static final int STEPS = 12;
    private static final String OFFICER = "store-test-officer";

    @Inject
    Alarms batches;

    @Inject
    AlarmDesk desk;

    @Inject
    OutOfServiceDesk outOfService;

    @Inject
    AlarmSweep sweep;

    @Inject
    DataSource dataSource;

    @Test
    void theColumnsAreTheFoldOfTheHistory() throws SQLException {
        batches.execute("INSERT INTO app_user (username, password_hash, role) VALUES ('" + OFFICER
                + "', '-', 'officer') ON CONFLICT DO NOTHING");
        for (var seed = 0; seed < TRIES; seed++) {
            var random = new Random(seed);
            var raise = raised(batches.device("drinking_water", "440203"), Priority.MEDIUM);
            var alarm = random.nextBoolean() ? Alarms.latched(raise) : raise;
            var story = new ArrayList<String>();
            if (random.nextInt(4) == 0) {
                attempt(() -> beginOutOfService(alarm), story);
            }
            if (random.nextInt(4) == 0) {
                batches.silence(alarm.device());
                story.add("a silence");
            }
            batches.commit(alarm);
            compare(alarm, seed, story);
            for (var step = 0; step < STEPS; step++) {
                act(alarm, step, random, story);
                compare(alarm, seed, story);
            }
        }
    }

    private void act(Raised alarm, int step, Random random, List<String> story) throws SQLException {
        var id = alarm.alarm();
        var at = Alarms.RAISED.plusSeconds(60L * (step + 1));
        switch (random.nextInt(14)) {
            case 0 -> judge(new Doubted(id, at, Doubt.SILENCE), story);
            case 1 -> judge(new Suppressed(id, at, Suppression.CLOSED), story);
            case 2, 3 -> judge(new Resumed(id, at), story);
            case 4 -> judge(new Cleared(id, at, 0.6, pick(ClearReason.values(), random)), story);
            case 5 -> attempt(() -> desk.acknowledge(id, OFFICER, null), story);
            case 6 -> attempt(() -> desk.shelve(id, OFFICER, Duration.ofHours(1), "known"), story);
            case 7 -> attempt(() -> desk.unshelve(id, OFFICER, null), story);
            case 8 -> attempt(() -> desk.reset(id, OFFICER, "repaired"), story);
            case 9 -> attempt(() -> desk.assign(id, OFFICER, random.nextBoolean() ? OFFICER : null, null), story);
            case 10 -> attempt(() -> beginOutOfService(alarm), story);
            case 11 -> attempt(() -> endSilence(alarm), story);
            case 12 -> attempt(() -> expireAcknowledgement(alarm), story);
            default -> attempt(() -> endOutOfService(alarm), story);
        }
    }

    /** Each batch comes twice: the second time changes nothing. */
    private void judge(AlarmChange change, List<String> story) throws SQLException {
        story.add(change.toString());
        batches.commit(change);
        batches.commit(change);
    }

    private static void attempt(Command command, List<String> story) throws SQLException {
        try {
            command.run();
            story.add("a command");
        } catch (HttpProblem refused) {
            story.add(String.valueOf(refused.getDetail()));
        }
    }

    private void beginOutOfService(Raised alarm) throws SQLException {
        outOfService.begin(alarm.device(), null, Instant.now().plusSeconds(3600), "admin", "P-1", "rebuilt");
    }

    private void endOutOfService(Raised alarm) throws SQLException {
        for (var order : outOfService.list(false, Optional.empty(), 1000)) {
            if (order.device().equals(alarm.device())) {
                outOfService.end(order.id(), "admin");
            }
        }
    }

    private void endSilence(Raised alarm) throws SQLException {
        batches.endSilence(alarm.device(), OFFICER);
        sweep.sweep();
    }

    private void expireAcknowledgement(Raised alarm) throws SQLException {
        batches.acknowledgedLongAgo(alarm.alarm(), Duration.ofDays(3));
        sweep.sweep();
    }

    private void compare(Raised alarm, int seed, List<String> story) throws SQLException {
        var id = alarm.alarm();
        try (var connection = dataSource.getConnection()) {
            var folded = AlarmLife.fold(alarm.rule().latched(), AlarmHistory.of(connection, id));
            assertThat(AlarmLives.read(connection, List.of(id)))
                    .as("seed %s: %s", seed, story)
                    .containsEntry(id, folded);
            assertThat(state(id))
                    .as("seed %s: %s", seed, story)
                    .isEqualTo(folded.state().text());
        }
    }

    private String state(UUID alarm) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("SELECT state FROM alarm WHERE id = ?")) {
            select.setObject(1, alarm);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static <T> T pick(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private interface Command {
        void run() throws SQLException;
    }
}
