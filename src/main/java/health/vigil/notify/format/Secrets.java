package health.vigil.notify.format;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Keys as Standard Webhooks 1.0.0 writes them: {@code whsec_} for HMAC-SHA256 ({@code v1}), {@code whsk_} and
 * {@code whpk_} for the two halves of an Ed25519 pair ({@code v1a}), each with base64 behind it.
 */
public final class Secrets {
    static final String SYMMETRIC = "whsec_";
    static final String PRIVATE = "whsk_";
    private static final String PUBLIC = "whpk_";
    private static final int BYTES = 32;
    private static final int FEWEST = 24;
    private static final int MOST = 64;
    static final String ED25519 = "Ed25519";

    private Secrets() {}

    /** A key that both sides share, of 256 bits. */
    public static String v1(SecureRandom random) {
        var key = new byte[BYTES];
        random.nextBytes(key);
        return SYMMETRIC + Base64.getEncoder().encodeToString(key);
    }

    /** A private key: the seed and the public key one after the other, 64 bytes, as libsodium and Go keep them. */
    public static String v1a(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(ED25519);
            generator.initialize(NamedParameterSpec.ED25519, random);
            var pair = generator.generateKeyPair();
            var key = Arrays.copyOf(
                    ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow(), 2 * BYTES);
            // RFC 8410: the last 32 bytes of the encoded public key are the key itself
            var encoded = pair.getPublic().getEncoded();
            System.arraycopy(encoded, encoded.length - BYTES, key, BYTES, BYTES);
            return PRIVATE + Base64.getEncoder().encodeToString(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ED25519, e);
        }
    }

    /** What the recipient checks signatures with; made from a {@code whsk_} key. */
    public static String publicKey(String privateKey) {
        var pair = bytes(privateKey, PRIVATE);
        return PUBLIC + Base64.getEncoder().encodeToString(Arrays.copyOfRange(pair, BYTES, 2 * BYTES));
    }

    static byte[] seed(String privateKey) {
        return Arrays.copyOf(bytes(privateKey, PRIVATE), BYTES);
    }

    static byte[] bytes(String secret, String prefix) {
        return Base64.getDecoder().decode(secret.substring(prefix.length()));
    }

    /** Why this can't sign; empty if it can. */
    static Optional<String> faultOf(String secret) {
        var symmetric = secret.startsWith(SYMMETRIC);
        if (!symmetric && !secret.startsWith(PRIVATE)) {
            return Optional.of("a secret begins with whsec_ or whsk_");
        }
        try {
            var length = bytes(secret, symmetric ? SYMMETRIC : PRIVATE).length;
            if (symmetric) {
                return length >= FEWEST && length <= MOST
                        ? Optional.empty()
                        : Optional.of("the key after whsec_ must have 24 to 64 bytes; it has " + length);
            }
            return length == 2 * BYTES
                    ? Optional.empty()
                    : Optional.of("the key after whsk_ must have 64 bytes, seed and public key; it has " + length);
        } catch (IllegalArgumentException e) {
            return Optional.of("what follows the prefix is not base64");
        }
    }
}
