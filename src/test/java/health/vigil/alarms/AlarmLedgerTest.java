package health.vigil.alarms;

import static health.vigil.alarms.Alarms.cleared;
import static health.vigil.alarms.Alarms.raised;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.HistoryEntry.Kind;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
class AlarmLedgerTest {
    @Inject
    Alarms batches;

    @Inject
    AlarmQueries alarms;

    private String device = "";

    @BeforeEach
    void registerDevice() throws SQLException {
        device = batches.device("drinking_water", "440203");
    }

    @Test
    void aRaiseBecomesAnUnacknowledgedAlarmWithItsPlaceAndItsRule() throws SQLException {
        var raise = raised(device, Priority.HIGH);

        batches.commit(raise);

        var alarm = alarms.find(raise.alarm()).orElseThrow();
        assertThat(alarm.state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
        assertThat(alarm.priority()).isEqualTo("high");
        assertThat(alarm.jurisdiction()).isEqualTo(new AlarmView.JurisdictionRef("440203", "武江区", "Wujiang"));
        assertThat(alarm.site().nameEn()).isEqualTo("Xihe Waterworks");
        assertThat(alarm.device().family()).isEqualTo("drinking_water");
        assertThat(alarm.rule().clause()).isEqualTo("Table 1");
        assertThat(alarm.limit()).isEqualTo(1.0);
        assertThat(alarm.unit()).isEqualTo("NTU");
        assertThat(alarms.history(raise.alarm()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.kind()).isEqualTo(Kind.RAISED))
                .satisfies(entry -> assertThat(entry.sequence()).isEqualTo(1));
    }

    @Test
    void aClearThatNobodyHadNotedLeavesItReturnedUnacknowledged() throws SQLException {
        var raise = raised(device, Priority.HIGH);

        batches.commit(raise, cleared(raise));

        var alarm = alarms.find(raise.alarm()).orElseThrow();
        assertThat(alarm.state()).isEqualTo(AlarmState.RETURNED_UNACKNOWLEDGED);
        assertThat(alarm.clearedAt()).isEqualTo(Alarms.CLEARED);
        assertThat(alarm.clearReason()).isEqualTo("returned");
        assertThat(alarms.history(raise.alarm()))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.RAISED, Kind.CLEARED);
    }

    @Test
    void theSameChangesAgainChangeNothing() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise, cleared(raise));
        var before = alarms.find(raise.alarm()).orElseThrow();

        batches.commit(raise, raise, cleared(raise), cleared(raise));

        assertThat(alarms.find(raise.alarm())).contains(before);
        assertThat(alarms.history(raise.alarm())).hasSize(2);
    }

    @Test
    void whatIsKeptOfTheRuleIsWhatJudged() throws SQLException {
        var raise = raised(device, Priority.HIGH);

        batches.commit(raise);

        assertThat(batches.count("SELECT count(*) FROM alarm WHERE id = '" + raise.alarm()
                        + "' AND rule -> 'condition' = '{\"type\":\"limit\",\"direction\":\"ABOVE\",\"threshold\":1.0,"
                        + "\"inclusive\":false,\"deadband\":0.1}'"))
                .isEqualTo(1);
    }

    @Test
    void anUnknownDeviceDoesNotHoldBackTheRestOfItsBatch() throws SQLException {
        var stray = raised("nobody-knows-it", Priority.LOW);
        var raise = raised(device, Priority.LOW);

        batches.commit(stray, cleared(stray), raise);

        assertThat(alarms.find(raise.alarm())).isPresent();
        assertThat(alarms.find(stray.alarm())).isEmpty();
    }

    @Test
    void aRolledBackBatchLeavesNothing() throws SQLException {
        var raise = raised(device, Priority.HIGH);

        batches.rollBack(raise);

        assertThat(alarms.find(raise.alarm())).isEmpty();
    }
}
