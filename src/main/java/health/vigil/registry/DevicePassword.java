package health.vigil.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A device's password: 128 random bits, told once, kept as salt and SHA-256(salt || password). Nobody can guess that
 * many bits, so a slow hash would only slow down ten thousand devices that reconnect.
 *
 * @param text base64url, 22 characters; the bytes hashed are its ASCII characters
 */
record DevicePassword(String text) {
    private static final int RANDOM_BYTES = 16;

    static DevicePassword random(SecureRandom random) {
        return new DevicePassword(Base64.getUrlEncoder().withoutPadding().encodeToString(salt(random)));
    }

    static byte[] salt(SecureRandom random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    byte[] hash(byte[] salt) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Keeps passwords out of logs. */
    @Override
    public String toString() {
        return "DevicePassword[…]";
    }
}
