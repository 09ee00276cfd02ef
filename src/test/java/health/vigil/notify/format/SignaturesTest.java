package health.vigil.notify.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {
    /** What comes before the key in an encoded public key, by RFC 8410. */
    private static final byte[] KEY_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final SecureRandom random = new SecureRandom();

    @Property(tries = 200)
    void signsAsTheReferenceImplementationDoes(@ForAll String body) throws Exception {
        var secret = Secrets.v1(random);
        var now = Instant.now();

        assertThat(Signatures.header(List.of(secret), "msg_1", now, body.getBytes(UTF_8)))
                .isEqualTo(new Webhook(secret).sign("msg_1", now.getEpochSecond(), body));
    }

    @Test
    void isAcceptedWithTheNewAndTheOldSecretWhileOneReplacesTheOther() {
        var old = Secrets.v1(random);
        var fresh = Secrets.v1(random);
        var request = Examples.format("cloudevents")
                .request(Examples.raised(), Examples.address(Language.ZH, fresh, old), Instant.now());

        assertThatCode(() -> verify(fresh, request)).doesNotThrowAnyException();
        assertThatCode(() -> verify(old, request)).doesNotThrowAnyException();
        assertThatThrownBy(() -> verify(Secrets.v1(random), request)).isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void signsWithAPrivateKeyWhatItsPublicKeyProves() throws Exception {
        var secret = Secrets.v1a(random);

        var header = Signatures.header(List.of(secret), "msg_1", Examples.NOW, "{}".getBytes(UTF_8));

        assertThat(header).startsWith("v1a,");
        assertThat(proves(Secrets.publicKey(secret), "msg_1.1795306501.{}", header.substring(4)))
                .isTrue();
        assertThat(proves(Secrets.publicKey(secret), "msg_1.1795306501.[]", header.substring(4)))
                .isFalse();
    }

    /** The key of RFC 8032, 7.1, test 1; the signature by openssl pkeyutl -sign -rawin. */
    @Test
    void signsAsOpensslDoes() {
        var secret = "whsk_nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL/tPJZAc6DuFy89qmIyWvAhpo9wdRGg==";

        assertThat(Secrets.publicKey(secret)).isEqualTo("whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        assertThat(Signatures.header(List.of(secret), "msg_1", Examples.NOW, "{\"a\":1}".getBytes(UTF_8)))
                .isEqualTo(
                        "v1a,aJk83+TiJFvIVnfFYCrP+KDpc8afaGzqDZxXcCZ0QqLb2gYChXvfSy4HnSWSBDnobqQx+SOdpGeen3X9veX4AQ==");
    }

    @Test
    void putsBothKindsSideBySideWhileARecipientChangesFromOneToTheOther() {
        assertThat(Signatures.header(
                        List.of(Secrets.v1a(random), Secrets.v1(random)), "msg_1", Examples.NOW, new byte[0]))
                .matches("v1a,\\S{88} v1,\\S{44}");
    }

    @Test
    void makesSecretsThatCanSign() {
        assertThat(Secrets.v1(random)).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(Secrets.v1a(random)).matches("whsk_[A-Za-z0-9+/]{86}==");
        assertThat(Secrets.faultOf(Secrets.v1(random))).isEmpty();
        assertThat(Secrets.faultOf(Secrets.v1a(random))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64", "whsk_c2hvcnQ=", "SEC123", "whpk_AAAA"})
    void refusesWhatCanNotSign(String text) {
        assertThat(Secrets.faultOf(text)).isPresent();
        assertThatThrownBy(() -> Signatures.header(List.of(text), "msg_1", Examples.NOW, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsNothingUnsigned() {
        assertThatThrownBy(() ->
                        Examples.format("cap").request(Examples.raised(), Examples.address(Language.ZH), Examples.NOW))
                .hasMessage("there is no secret to sign with");
    }

    @Test
    void showsNoAddressesOrSecretsInLogs() {
        var to = Examples.address(Language.ZH, Examples.SECRET);
        var request = Examples.format("cloudevents").request(Examples.raised(), to, Examples.NOW);

        assertThat(to + " " + request).doesNotContain("cdc.example", "whsec", "v1,");
    }

    private static void verify(String secret, Request request) throws Exception {
        var headers = new TreeMap<String, List<String>>();
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        new Webhook(secret).verify(Examples.text(request), headers);
    }

    private static boolean proves(String publicKey, String signed, String signature) throws Exception {
        var raw = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
        var encoded = Arrays.copyOf(KEY_HEAD, KEY_HEAD.length + raw.length);
        System.arraycopy(raw, 0, encoded, KEY_HEAD.length, raw.length);
        var check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        check.update(signed.getBytes(UTF_8));
        return check.verify(Base64.getDecoder().decode(signature));
    }
}
