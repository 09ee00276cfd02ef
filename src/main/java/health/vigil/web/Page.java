package health.vigil.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as every list of the API is answered.
 *
 * @param nextCursor what to send as {@code cursor} for the next page; null on the last one
 */
public record Page<T>(List<T> items, @JsonInclude @Nullable String nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page from rows that were asked for with {@link PageRequest#fetch()}, so that one row too many tells of a
     * next page.
     *
     * @param key what the rows are ordered by, unique
     */
    public static <R, T> Page<T> of(
            List<? extends R> rows, PageRequest request, Function<R, String> key, Function<R, T> view) {
        var shown = rows.subList(0, Math.min(rows.size(), request.size()));
        var next = rows.size() > shown.size() ? Cursor.after(key.apply(shown.get(shown.size() - 1))) : null;
        return new Page<>(shown.stream().map(r -> view.apply(r)).toList(), next);
    }
}
