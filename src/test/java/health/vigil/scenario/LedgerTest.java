package health.vigil.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final UUID RAISE = UUID.randomUUID();
    private static final UUID CLEAR = UUID.randomUUID();

    private final Ledger ledger = new Ledger();

    @Test
    void aRaiseAndItsClearAndTheirRepeatsAreFine() {
        tell(0, RAISE, 1, "raised", false);
        tell(0, RAISE, 1, "raised", true);
        tell(0, CLEAR, 2, "cleared", true);
        tell(0, RAISE, 1, "raised", true);
        assertThat(ledger.breaches()).isEmpty();
        assertThat(ledger.accepted()).isEqualTo(2);
        assertThat(ledger.repeats()).isEqualTo(1);
        assertThat(ledger.posts()).isEqualTo(4);
    }

    @Test
    void aClearBeforeItsRaiseIsNot() {
        tell(0, CLEAR, 2, "cleared", true);
        tell(0, RAISE, 1, "raised", true);
        assertThat(ledger.breaches()).singleElement().asString().contains("after what happened later");
    }

    @Test
    void anEventUnderASecondIdIsNot() {
        tell(0, RAISE, 1, "raised", false);
        tell(0, UUID.randomUUID(), 1, "raised", true);
        assertThat(ledger.breaches()).asString().contains("under a new id");
    }

    @Test
    void anIdWithASecondBodyOrASecondRecipientIsNot() {
        tell(0, RAISE, 1, "raised", true);
        tell(0, RAISE, 1, "changed", true);
        tell(1, RAISE, 1, "raised", true);
        assertThat(ledger.breaches()).hasSize(2).allMatch(breach -> breach.contains("another"));
    }

    private void tell(int recipient, UUID id, int sequence, String type, boolean accepted) {
        var body =
                """
                {"id":"%s","type":"health.vigil.alarm.%s","subject":"scenario-000",
                 "data":{"sequence":%d,"alarm":{"id":"0b319339-962d-4a64-8386-95043f675f89","raised_at":"2026-11-22T00:15:00Z"}}}"""
                        .formatted(id, type, sequence);
        ledger.accept(new Recipients.Post(recipient, id, Instant.now(), body, accepted));
    }
}
