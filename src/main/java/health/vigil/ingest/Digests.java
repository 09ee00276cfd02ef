package health.vigil.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.vigil.telemetry.Frame;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Recognises the same message when it comes again. */
final class Digests {
    private static final int STORED_BYTES = 16;

    private Digests() {}

    static byte[] of(Frame frame) {
        var digest = sha256();
        digest.update(frame.device().getBytes(UTF_8));
        digest.update((byte) frame.channel().code());
        return Arrays.copyOf(digest.digest(frame.payload()), STORED_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
