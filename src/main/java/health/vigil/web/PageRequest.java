package health.vigil.web;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for: {@code limit} (1 to 1000, 100 when absent) and {@code cursor}. */
public record PageRequest(
        @RestQuery @Nullable @Parameter(description = "how many at most, 1 to 1000; 100 when absent") String limit,
        @RestQuery @Nullable @Parameter(description = "next_cursor of the page before") String cursor) {
    private static final int DEFAULT = 100;
    private static final int MAX = 1000;

    public int size() {
        if (limit == null) {
            return DEFAULT;
        }
        try {
            var size = Integer.parseInt(limit);
            if (size >= 1 && size <= MAX) {
                return size;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        throw Problems.badRequest("limit: '" + limit + "' is not a whole number from 1 to " + MAX);
    }

    /** One row more than shown. */
    public int fetch() {
        return size() + 1;
    }

    /** The key to continue after; empty at the beginning of the list. */
    public Optional<String> after() {
        return Optional.ofNullable(cursor).map(Cursor::read);
    }
}
