package health.vigil.custody.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The id of a custody event: SHA-256, in lower-case hexadecimal, of the reporter, a line feed and the event's canonical
 * JSON (RFC 8785). Whoever reported it can reckon it, so that the next reporter can name it as {@code previous}.
 */
public final class EventId {
    private EventId() {}

    /**
     * @param reporter {@code device:} or {@code user:} and its name
     * @param body     a JSON object
     */
    public static String of(String reporter, String body) {
        return HexFormat.of().formatHex(sha256((reporter + "\n" + canonical(body)).getBytes(UTF_8)));
    }

    public static String ofDevice(String device, String body) {
        return of("device:" + device, body);
    }

    public static String ofUser(String user, String body) {
        return of("user:" + user, body);
    }

    /** A number that no IEEE double holds has no canonical form; such an event is known by its text. */
    private static String canonical(String body) {
        try {
            return new JsonCanonicalizer(body).getEncodedString();
        } catch (IOException e) {
            return body;
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
