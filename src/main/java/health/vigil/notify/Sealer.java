package health.vigil.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts addresses and secrets of recipients, so that neither the database nor its backups tell them: AES-256-GCM, bound
 * to the recipient they belong to.
 */
@ApplicationScoped
class Sealer {
    private static final String PREFIX = "sealed:";
    private static final int SHORTEST_KEY = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    Sealer(@ConfigProperty(name = "vigil.secrets-key") String key) {
        if (key.length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("vigil.secrets-key must have at least " + SHORTEST_KEY
                    + " random characters; `openssl rand -base64 32` makes one");
        }
        this.key = new SecretKeySpec(sha256(key), "AES");
    }

    String seal(UUID recipient, String text) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, recipient).doFinal(text.getBytes(UTF_8));
            var whole =
                    ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
            return PREFIX + Base64.getEncoder().encodeToString(whole.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    static boolean isSealed(String text) {
        return text.startsWith(PREFIX);
    }

    /**
     * What was sealed; text that never was is returned as it is, for it was written before secrets were.
     *
     * @throws IllegalStateException if it was sealed with another key, or for another recipient
     */
    String open(UUID recipient, String text) {
        if (!isSealed(text)) {
            return text;
        }
        var whole = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        var nonce = Arrays.copyOf(whole, NONCE_BYTES);
        try {
            var opened = cipher(Cipher.DECRYPT_MODE, nonce, recipient)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new String(opened, UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The address and secret of recipient " + recipient
                            + " can't be decrypted: vigil.secrets-key is not the one that they were entered under",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID recipient) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(recipient.toString().getBytes(UTF_8));
        return cipher;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
