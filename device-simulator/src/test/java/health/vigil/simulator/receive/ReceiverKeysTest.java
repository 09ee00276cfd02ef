package health.vigil.simulator.receive;

import static health.vigil.simulator.receive.RunningReceiver.EVENT;
import static health.vigil.simulator.receive.RunningReceiver.SECRET;
import static health.vigil.simulator.receive.RunningReceiver.SECRET_OF_ANOTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiverKeysTest {

    @Test
    void takesWhatAnyOfItsSecretsFits() throws Exception {
        try (var receiver = receiver(SECRET, SECRET_OF_ANOTHER)) {
            assertThat(receiver.post("msg-1", Instant.now(), EVENT, SECRET).statusCode())
                    .isEqualTo(204);
            assertThat(receiver.post("msg-2", Instant.now(), EVENT, SECRET_OF_ANOTHER)
                            .statusCode())
                    .isEqualTo(204);
            assertThat(receiver.post("msg-3", Instant.now(), EVENT, "whsec_dGhpcmQ=")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void takesAMessageSignedWithTheOldAndTheNewSecret() throws Exception {
        var now = Instant.now();
        var both = List.of(
                RunningReceiver.sign("msg-1", now, EVENT, SECRET_OF_ANOTHER),
                RunningReceiver.sign("msg-1", now, EVENT, SECRET));
        try (var receiver = receiver(SECRET)) {
            assertThat(receiver.post("msg-1", now, EVENT, both).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void checksEd25519WithThePublicKey() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var stranger = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var now = Instant.now();
        try (var receiver = receiver(SECRET, publicKey(pair))) {
            var good = receiver.post("msg-1", now, EVENT, List.of(sign(pair, "msg-1", now, EVENT)));
            var changed = receiver.post("msg-2", now, EVENT + " ", List.of(sign(pair, "msg-2", now, EVENT)));
            var forged = receiver.post("msg-3", now, EVENT, List.of(sign(stranger, "msg-3", now, EVENT)));
            var cut = receiver.post("msg-4", now, EVENT, List.of("v1a,AAAA", "v1a,not base64"));

            assertThat(good.statusCode()).isEqualTo(204);
            assertThat(receiver.printed()).first().asString().endsWith("· signature ok (v1a)");
            assertThat(List.of(changed, forged, cut)).allMatch(answer -> answer.statusCode() == 401);
        }
    }

    @Test
    void refusesAnOldEd25519Signature() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var then = Instant.now().minusSeconds(3600);
        try (var receiver = receiver(publicKey(pair))) {
            var answer = receiver.post("msg-1", then, EVENT, List.of(sign(pair, "msg-1", then, EVENT)));

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("too old");
        }
    }

    @Test
    void aMalformedKeyIsExplained() {
        assertThatThrownBy(() -> receiver("whpk_AAAA")).hasMessageContaining("whpk_ and the base64 of 32 bytes");
        assertThatThrownBy(() -> receiver("whsec_not base64")).hasMessageContaining("must be base64");
        assertThatThrownBy(() -> receiver()).hasMessageContaining("give the recipient's by --secret");
    }

    private static RunningReceiver receiver(String... secrets) throws Exception {
        return new RunningReceiver(List.of(secrets), List.of(), Manners.good());
    }

    /** The raw key is what stands last in the JDK's encoding. */
    private static String publicKey(KeyPair pair) {
        var encoded = pair.getPublic().getEncoded();
        var raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return "whpk_" + Base64.getEncoder().encodeToString(raw);
    }

    private static String sign(KeyPair pair, String id, Instant at, String body) throws Exception {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update((id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
        return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
    }
}
