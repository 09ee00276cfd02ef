package health.vigil.alarms;

import static health.vigil.alarms.Alarms.raised;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.EscalationDue.Due;
import health.vigil.alarms.HistoryEntry.Kind;
import health.vigil.rules.AlarmChange.Raised;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
class EscalationsTest {
    @Inject
    Alarms batches;

    @Inject
    Escalations escalations;

    @Inject
    AlarmDesk desk;

    @Inject
    AlarmSweep sweep;

    @Inject
    AlarmQueries alarms;

    private String device = "";

    @BeforeEach
    void registerDevice() throws SQLException {
        device = batches.device("drinking_water", "440203");
    }

    @Test
    void saysWhichStepWasTakenAndWhoIsTold() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);

        assertThat(escalations.run(due(raise))).isEqualTo(1);

        var entry = alarms.history(raise.alarm()).get(1);
        assertThat(entry.kind()).isEqualTo(Kind.ESCALATED);
        assertThat(entry.reason()).isEqualTo("step-2");
        assertThat(entry.comment()).isEqualTo("单位负责人 / Unit manager");
        assertThat(entry.actor()).isEqualTo("vigil");
    }

    @Test
    void leavesAloneWhatSomebodyHasTakenNoteOfWhatIsOverAndWhatIsSetAside() throws SQLException {
        var acknowledged = raised(device, Priority.HIGH);
        var over = raised(batches.device("drinking_water", "440203"), Priority.HIGH);
        var shelved = raised(batches.device("drinking_water", "440203"), Priority.HIGH);
        batches.commit(acknowledged, over, Alarms.cleared(over), shelved);
        desk.acknowledge(acknowledged.alarm(), "officer", null);
        desk.shelve(shelved.alarm(), "officer", Duration.ofHours(1), "known");

        assertThat(escalations.run(due(acknowledged, over, shelved))).isZero();
    }

    @Test
    void aSilenceHoldsBackTheEscalationOfWhatWasTold() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);

        batches.silence(device);
        assertThat(escalations.run(due(raise))).isZero();

        batches.endSilence(device, "officer");
        assertThat(escalations.run(due(raise))).isEqualTo(1);
    }

    @Test
    void passesOverAlarmsThatAreNotKnown() throws SQLException {
        assertThat(escalations.run((transaction, now) ->
                        Arrays.asList(new Due(UUID.randomUUID(), "step-2", "单位负责人", "Unit manager"))))
                .isZero();
    }

    @Test
    void anAcknowledgementHoldsForAsLongAsItsPriorityAllows() throws SQLException {
        var urgent = raised(device, Priority.URGENT);
        var low = raised(batches.device("drinking_water", "440203"), Priority.LOW);
        var over = raised(batches.device("drinking_water", "440203"), Priority.URGENT);
        batches.commit(urgent, low, over, Alarms.cleared(over));
        for (var alarm : new Raised[] {urgent, low, over}) {
            desk.acknowledge(alarm.alarm(), "officer", null);
            batches.acknowledgedLongAgo(alarm.alarm(), Duration.ofHours(5));
        }

        sweep.sweep();

        assertThat(state(urgent)).isEqualTo(AlarmState.UNACKNOWLEDGED);
        assertThat(state(low)).isEqualTo(AlarmState.ACKNOWLEDGED);
        assertThat(state(over)).isEqualTo(AlarmState.NORMAL);
        assertThat(alarms.history(urgent.alarm()))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.RAISED, Kind.ACKNOWLEDGED, Kind.ACKNOWLEDGEMENT_EXPIRED);
    }

    @Test
    void theLatestAcknowledgementCounts() throws SQLException {
        var raise = raised(device, Priority.URGENT);
        batches.commit(raise);
        desk.acknowledge(raise.alarm(), "officer", null);
        batches.acknowledgedLongAgo(raise.alarm(), Duration.ofHours(5));
        sweep.sweep();

        desk.acknowledge(raise.alarm(), "officer", "still at it");
        sweep.sweep();
        assertThat(state(raise)).isEqualTo(AlarmState.ACKNOWLEDGED);

        batches.acknowledgedLongAgo(raise.alarm(), Duration.ofHours(4));
        sweep.sweep();
        assertThat(state(raise)).isEqualTo(AlarmState.UNACKNOWLEDGED);
    }

    private AlarmState state(Raised alarm) throws SQLException {
        return alarms.find(alarm.alarm()).orElseThrow().state();
    }

    private static EscalationDue due(Raised... raised) {
        return (transaction, now) -> Arrays.stream(raised)
                .map(raise -> new Due(raise.alarm(), "step-2", "单位负责人", "Unit manager"))
                .toList();
    }
}
