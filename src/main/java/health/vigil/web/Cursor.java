package health.vigil.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The key of the last row seen, wrapped so that nobody builds on what is in it. */
final class Cursor {
    private Cursor() {}

    static String after(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    static String read(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("cursor: not one of ours; send next_cursor of the page before, or none");
        }
    }
}
