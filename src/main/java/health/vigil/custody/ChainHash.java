package health.vigil.custody;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Each record of a container carries the SHA-256 of the record before it and of all its own facts: whoever changes, takes
 * out or puts in a record breaks every hash after it. docs/custody.md says how to reckon it.
 */
final class ChainHash {
    private static final int ABSENT = -1;

    private ChainHash() {}

    /** @param previous the hash of the record before; absent for the first of a container */
    static byte[] of(byte @Nullable [] previous, Recording record) {
        var bytes = new ByteArrayOutputStream(512);
        try (var out = new DataOutputStream(bytes)) {
            write(out, previous);
            write(out, record.id());
            write(out, record.container());
            write(out, record.at());
            write(out, record.type());
            write(out, record.receivedAt());
            write(out, record.device());
            write(out, record.actor());
            write(out, record.site());
            write(out, record.body());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        write(out, text == null ? null : text.getBytes(UTF_8));
    }

    private static void write(DataOutputStream out, Instant at) throws IOException {
        write(out, String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at)));
    }

    private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? ABSENT : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }
}
