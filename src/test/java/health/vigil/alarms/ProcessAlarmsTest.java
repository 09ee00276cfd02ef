package health.vigil.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.rules.Breach;
import health.vigil.rules.Priority;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.ProcessCheck.Kind;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever folds a process says each time what there is; what changed since becomes alarms. */
@QuarkusTest
class ProcessAlarmsTest {
    private static final Instant STORED = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant LEFT = STORED.plus(Duration.ofHours(50));

    @Inject
    ProcessAlarms process;

    @Inject
    Alarms alarms;

    @Inject
    DataSource dataSource;

    private final String item = "HW-" + UUID.randomUUID();

    @Test
    void raisesABreachOnceHoweverOftenItIsTold() throws SQLException {
        var breach = overdue(null);
        settle(List.of(breach));
        settle(List.of(breach));

        assertThat(told(breach)).containsExactly("raised");
        assertThat(alarms.count("SELECT count(*) FROM alarm WHERE id = '%s' AND container = '%s'"
                        .formatted(breach.alarm(), item)))
                .isOne();
    }

    @Test
    void clearsItWhenItIsOver() throws SQLException {
        settle(List.of(overdue(null)));
        settle(List.of(overdue(LEFT)));
        settle(List.of(overdue(LEFT)));

        assertThat(told(overdue(LEFT))).containsExactly("raised", "cleared settled");
    }

    /** A story that arrives when it is over was a breach all the same. */
    @Test
    void raisesAndClearsWhatIsOverAlready() throws SQLException {
        settle(List.of(overdue(LEFT)));

        assertThat(told(overdue(LEFT))).containsExactly("raised", "cleared settled");
    }

    @Test
    void clearsWhatCameOutNeverToHaveBeen() throws SQLException {
        settle(List.of(overdue(null)));
        settle(List.of());
        settle(List.of());

        assertThat(told(overdue(null))).containsExactly("raised", "cleared settled");
    }

    private @Nullable String device;

    private Breach overdue(@Nullable Instant until) throws SQLException {
        if (device == null) {
            device = alarms.device("medical_waste", "440203");
        }
        var rule = Rule.of(
                "medical-waste-regulation-2011.storage.48h",
                "医疗废物暂存超过2天",
                "Medical waste stored for more than 2 days",
                null,
                "h",
                ProcessCheck.of(Kind.STORE_AGE, Duration.ofHours(48)),
                Duration.ZERO,
                Duration.ZERO,
                Priority.HIGH,
                new Source("医疗废物管理条例", "2011", "Article 17", true, LocalDate.of(2011, 1, 1), null));
        return new Breach(rule, device, item, STORED, STORED.plus(Duration.ofHours(48)), 48.0, until);
    }

    private void settle(List<Breach> breaches) throws SQLException {
        try (var transaction = dataSource.getConnection()) {
            transaction.setAutoCommit(false);
            process.settle(transaction, "container:" + item, breaches);
            transaction.commit();
        }
        process.committed();
    }

    private List<String> told(Breach breach) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return AlarmHistory.of(connection, breach.alarm()).stream()
                    .map(entry -> entry.kind().text() + (entry.reason() == null ? "" : " " + entry.reason()))
                    .toList();
        }
    }
}
