package health.vigil.notify.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs by Standard Webhooks 1.0.0. */
public final class Signatures {
    private static final String HMAC = "HmacSHA256";

    private Signatures() {}

    /**
     * The value of the {@code webhook-signature} header: one signature for each secret, {@code v1} or {@code v1a} by its
     * kind, so that a recipient may still check with the old one while it is being replaced.
     */
    public static String header(List<String> secrets, String id, Instant timestamp, byte[] body) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("there is no secret to sign with");
        }
        var head = (id + "." + timestamp.getEpochSecond() + ".").getBytes(UTF_8);
        return secrets.stream().map(secret -> sign(secret, head, body)).collect(Collectors.joining(" "));
    }

    private static String sign(String secret, byte[] head, byte[] body) {
        Secrets.faultOf(secret).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        return secret.startsWith(Secrets.SYMMETRIC)
                ? "v1," + hmac(Secrets.bytes(secret, Secrets.SYMMETRIC), head, body)
                : "v1a," + ed25519(Secrets.seed(secret), head, body);
    }

    /** HMAC-SHA256 over the parts one after the other, in base64. */
    static String hmac(byte[] key, byte[]... parts) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (var part : parts) {
                mac.update(part);
            }
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static String ed25519(byte[] seed, byte[] head, byte[] body) {
        try {
            var key = KeyFactory.getInstance(Secrets.ED25519)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            var signature = Signature.getInstance(Secrets.ED25519);
            signature.initSign(key);
            signature.update(head);
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + Secrets.ED25519, e);
        }
    }
}
