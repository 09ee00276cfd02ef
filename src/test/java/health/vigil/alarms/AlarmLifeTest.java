package health.vigil.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.alarms.Announcement.Type;
import health.vigil.alarms.HistoryEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlarmLifeTest {
    private static final Instant AT = Instant.parse("2026-11-22T00:00:00Z");
    private static final UUID SILENCE = UUID.fromString("5f0c2c52-6f57-4f0f-9d7e-0e9a3a3a7a01");

    @Test
    void goesThroughTheStatesOfThoseWhoTakeNoteInTime() {
        assertThat(life(false).state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
        assertThat(life(false, acknowledged()).state()).isEqualTo(AlarmState.ACKNOWLEDGED);
        assertThat(life(false, acknowledged(), cleared()).state()).isEqualTo(AlarmState.NORMAL);
    }

    @Test
    void returnsBeforeAnybodyTakesNote() {
        assertThat(life(false, cleared()).state()).isEqualTo(AlarmState.RETURNED_UNACKNOWLEDGED);
        assertThat(life(false, cleared(), acknowledged()).state()).isEqualTo(AlarmState.NORMAL);
    }

    @Test
    void aLatchedAlarmWaitsForItsReset() {
        assertThat(life(true, cleared()).state()).isEqualTo(AlarmState.LATCHED_UNACKNOWLEDGED);
        assertThat(life(true, cleared(), acknowledged()).state()).isEqualTo(AlarmState.LATCHED_ACKNOWLEDGED);
        assertThat(life(true, cleared(), acknowledged(), reset()).state()).isEqualTo(AlarmState.NORMAL);
        assertThat(life(true, cleared(), reset()).state()).isEqualTo(AlarmState.RETURNED_UNACKNOWLEDGED);
    }

    @Test
    void whatIsWithdrawnDoesNotWaitForAReset() {
        var life = life(true, acknowledged(), cleared().because("rule_withdrawn"));

        assertThat(life.state()).isEqualTo(AlarmState.NORMAL);
        assertThat(life.refusal(Kind.RESET))
                .hasValueSatisfying(reason -> assertThat(reason).contains("rule_withdrawn"));
    }

    @Test
    void staysOpenAndSaysSoWhenItsConditionCanNotBeTold() {
        var life = life(false, doubted());

        assertThat(life.state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
        assertThat(life.unknown()).isEqualTo(new AlarmView.Because(AT, "silence"));
        assertThat(life(false, doubted(), of(Kind.RESUMED)).unknown()).isNull();
    }

    @Test
    void isSetAsideByOfficersByDesignAndByAdministrators() {
        assertThat(life(false, shelved()).state()).isEqualTo(AlarmState.SHELVED);
        assertThat(life(false, suppressed()).state()).isEqualTo(AlarmState.SUPPRESSED_BY_DESIGN);
        assertThat(life(false, outOfService()).state()).isEqualTo(AlarmState.OUT_OF_SERVICE);
        assertThat(life(false, acknowledged(), shelved(), of(Kind.UNSHELVED)).state())
                .isEqualTo(AlarmState.ACKNOWLEDGED);
    }

    @Test
    void saysWhyACommandIsRefused() {
        assertThat(life(false).refusal(Kind.UNSHELVED)).contains("It is not shelved");
        assertThat(life(false).refusal(Kind.RESET)).isPresent();
        assertThat(life(true).refusal(Kind.RESET)).isPresent();
        assertThat(life(true, cleared()).refusal(Kind.RESET)).isEmpty();
        assertThat(life(false, shelved()).refusal(Kind.SHELVED)).isPresent();
        assertThat(life(false, suppressed()).refusal(Kind.SHELVED)).isPresent();
        assertThat(life(false, acknowledged(), cleared()).refusal(Kind.SHELVED)).isPresent();
        assertThat(life(false, acknowledged(), cleared()).refusal(Kind.ASSIGNED))
                .isPresent();
    }

    @Test
    void tellsWhatMatters() {
        assertThat(told(raised(null), doubted(), of(Kind.RESUMED), of(Kind.COMMENTED), acknowledged(), cleared()))
                .containsExactly(Type.RAISED, Type.CHANGED, Type.CHANGED, Type.ACKNOWLEDGED, Type.CLEARED);
    }

    @Test
    void tellsWhenItFallsSilentAndWhenItCallsAgainButNothingInBetween() {
        assertThat(told(raised(null), shelved(), doubted(), of(Kind.RESUMED), of(Kind.UNSHELVED)))
                .containsExactly(Type.RAISED, Type.CHANGED, Type.CHANGED);
    }

    @Test
    void whatWasNeverToldAsRaisedIsNeverToldAsCleared() {
        assertThat(told(raised("out_of_service"), outOfService(), cleared(), of(Kind.RETURNED_TO_SERVICE)))
                .isEmpty();
        assertThat(told(raised("chattering"), cleared(), acknowledged())).isEmpty();
    }

    @Test
    void whatStillHoldsWhenItIsNoLongerSetAsideIsToldThen() {
        assertThat(told(raised("out_of_service"), outOfService(), of(Kind.RETURNED_TO_SERVICE), cleared()))
                .containsExactly(Type.CHANGED, Type.CLEARED);
        assertThat(told(raised("chattering"), doubted(), of(Kind.CHATTERING_ENDED)))
                .containsExactly(Type.CHANGED);
        assertThat(told(raised("shelved"), shelved(), suppressed(), of(Kind.UNSHELVED), of(Kind.RESUMED)))
                .containsExactly(Type.CHANGED);
    }

    @Test
    void anAcknowledgementThatHasExpiredIsToBeGivenAgain() {
        var expired = life(false, acknowledged(), of(Kind.ACKNOWLEDGEMENT_EXPIRED));
        assertThat(expired.state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
        assertThat(expired.episode().acknowledged()).isNull();

        var again = HistoryEntry.of(Kind.ACKNOWLEDGED, AT.plusSeconds(60), "somebody else");
        assertThat(life(false, acknowledged(), of(Kind.ACKNOWLEDGEMENT_EXPIRED), again)
                        .episode()
                        .acknowledged())
                .isEqualTo(new Episode.Done(AT.plusSeconds(60), "somebody else"));
        assertThat(told(raised(null), acknowledged(), of(Kind.ACKNOWLEDGEMENT_EXPIRED), again))
                .containsExactly(Type.RAISED, Type.ACKNOWLEDGED, Type.CHANGED, Type.ACKNOWLEDGED);
    }

    @Test
    void theAcknowledgementOfWhatIsOverStays() {
        assertThat(life(false, acknowledged(), cleared(), of(Kind.ACKNOWLEDGEMENT_EXPIRED))
                        .state())
                .isEqualTo(AlarmState.NORMAL);
    }

    @Test
    void aSilencedAlarmIsListedAsAnyOtherAndSaysByWhomAndUntilWhen() {
        var life = AlarmLife.fold(false, List.of(raised("silenced"), silenced()));

        assertThat(life.state()).isEqualTo(AlarmState.UNACKNOWLEDGED);
        assertThat(life.isQuiet()).isTrue();
        assertThat(life.silenced())
                .isEqualTo(new AlarmView.UnderSilence(AT, AT.plusSeconds(3600), "somebody", "known", SILENCE));
    }

    @Test
    void whatWasSilencedIsToldWhenTheSilenceIsOverIfItStillHolds() {
        assertThat(told(raised("silenced"), silenced(), of(Kind.SILENCE_ENDED), cleared()))
                .containsExactly(Type.CHANGED, Type.CLEARED);
        assertThat(told(raised("silenced"), silenced(), cleared(), acknowledged()))
                .isEmpty();
        assertThat(told(raised("silenced"), silenced(), shelved(), of(Kind.SILENCE_ENDED), of(Kind.UNSHELVED)))
                .containsExactly(Type.CHANGED);
        assertThat(told(raised("silenced"), silenced(), silenced(), of(Kind.SILENCE_ENDED)))
                .containsExactly(Type.CHANGED);
    }

    @Test
    void isEscalatedOnlyWhileItCallsAndNobodyHasTakenNote() {
        assertThat(told(raised(null), of(Kind.ESCALATED))).containsExactly(Type.RAISED, Type.ESCALATED);
        assertThat(told(raised(null), acknowledged(), of(Kind.ESCALATED)))
                .containsExactly(Type.RAISED, Type.ACKNOWLEDGED);
        assertThat(told(raised(null), cleared(), of(Kind.ESCALATED))).containsExactly(Type.RAISED, Type.CLEARED);
        assertThat(told(raised(null), shelved(), of(Kind.ESCALATED))).containsExactly(Type.RAISED, Type.CHANGED);
        assertThat(told(raised("silenced"), silenced(), of(Kind.ESCALATED))).isEmpty();
        assertThat(told(raised("chattering"), of(Kind.ESCALATED))).isEmpty();
    }

    private static AlarmLife life(boolean latched, HistoryEntry... entries) {
        var history = new ArrayList<>(List.of(raised(null)));
        history.addAll(List.of(entries));
        return AlarmLife.fold(latched, history);
    }

    private static List<Type> told(HistoryEntry raise, HistoryEntry... entries) {
        var life = AlarmLife.raised(false, raise);
        var told = new ArrayList<Type>();
        if (life.announced()) {
            told.add(Type.RAISED);
        }
        for (var entry : entries) {
            life.announcement(entry).ifPresent(told::add);
            life = life.after(entry);
        }
        return told;
    }

    private static HistoryEntry of(Kind kind) {
        return HistoryEntry.of(kind, AT, "somebody");
    }

    private static HistoryEntry raised(@Nullable String heldBack) {
        return of(Kind.RAISED).because(heldBack);
    }

    private static HistoryEntry cleared() {
        return of(Kind.CLEARED).because("returned");
    }

    private static HistoryEntry acknowledged() {
        return of(Kind.ACKNOWLEDGED);
    }

    private static HistoryEntry reset() {
        return of(Kind.RESET);
    }

    private static HistoryEntry doubted() {
        return of(Kind.DOUBTED).because("silence");
    }

    private static HistoryEntry suppressed() {
        return of(Kind.SUPPRESSED).because("closed");
    }

    private static HistoryEntry shelved() {
        return of(Kind.SHELVED).because("known").until(AT.plusSeconds(3600));
    }

    private static HistoryEntry silenced() {
        return of(Kind.SILENCED).because("known").permitted(SILENCE.toString()).until(AT.plusSeconds(3600));
    }

    private static HistoryEntry outOfService() {
        return of(Kind.OUT_OF_SERVICE).because("rebuilt").permitted("P-7").until(AT.plusSeconds(3600));
    }
}
