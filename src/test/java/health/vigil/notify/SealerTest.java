package health.vigil.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SealerTest {
    private static final UUID RECIPIENT = UUID.randomUUID();
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Sealer sealer = new Sealer("0123456789abcdef0123456789abcdef");

    @Property(tries = 100)
    void opensWhatItSealed(@ForAll String text) {
        assertThat(sealer.open(RECIPIENT, sealer.seal(RECIPIENT, text))).isEqualTo(text);
    }

    @Test
    void tellsNothingAndNeverTheSameTwice() {
        assertThat(sealer.seal(RECIPIENT, SECRET)).doesNotContain("MfKQ").isNotEqualTo(sealer.seal(RECIPIENT, SECRET));
    }

    @Test
    void opensForNoOtherRecipient() {
        var sealed = sealer.seal(RECIPIENT, SECRET);
        assertThatThrownBy(() -> sealer.open(UUID.randomUUID(), sealed)).hasMessageContaining("can't be decrypted");
    }

    @Test
    void opensWithNoOtherKey() {
        var sealed = sealer.seal(RECIPIENT, SECRET);
        assertThatThrownBy(() -> new Sealer("another key, of 32 characters ok").open(RECIPIENT, sealed))
                .hasMessageContaining("vigil.secrets-key");
    }

    @Test
    void leavesAloneWhatNeverWasSealed() {
        assertThat(sealer.open(RECIPIENT, "https://cdc.example/alerts")).isEqualTo("https://cdc.example/alerts");
    }

    @Test
    void refusesAKeyThatCouldBeGuessed() {
        assertThatThrownBy(() -> new Sealer("secret")).hasMessageContaining("32 random characters");
    }
}
