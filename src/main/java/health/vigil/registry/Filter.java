package health.vigil.registry;

import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The conditions of a list, gathered as they are asked for; those that are absent don't count. */
final class Filter {
    private static final Pattern CODE = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /** @param condition in HQL, with the value as {@code :name} */
    Filter where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
        return this;
    }

    Filter where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** @param condition in HQL, with what the code must be {@code like} as {@code :within} */
    Filter within(String condition, @Nullable String jurisdiction) {
        if (jurisdiction == null) {
            return this;
        }
        if (!CODE.matcher(jurisdiction).matches()) {
            throw Problems.badRequest("jurisdiction: '" + jurisdiction
                    + "' is neither a GB/T 2260 code such as 440203 nor the beginning of one such as 4402");
        }
        var prefix = DivisionCode.of(jurisdiction).map(DivisionCode::prefix).orElse(jurisdiction);
        return where(condition, "within", prefix + "%");
    }

    /** A family that was asked for, so that a misspelt one isn't answered with an empty list. */
    static @Nullable String family(@Nullable String text) {
        if (text != null && Family.of(text).isEmpty()) {
            throw Problems.badRequest("family: '" + text + "' must be one of " + Family.texts());
        }
        return text;
    }

    /** Rows whose key or names contain the text, in whatever case. */
    Filter containing(String key, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return this;
        }
        var literal = text.strip().toLowerCase().replaceAll("([%_!])", "!$1");
        var like = " like :q escape '!'";
        return where(
                "(lower(" + key + ")" + like + " or lower(name)" + like + " or lower(nameEn)" + like + ")",
                "q",
                "%" + literal + "%");
    }

    /** The rows of the page and, if there is one, the first of the next, in the order of their keys. */
    <E> Uni<List<E>> rows(Class<E> type, String key, PageRequest page) {
        where(key + " > :after", "after", page.after().orElse(null));
        var query = "from " + type.getSimpleName()
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions)) + " order by " + key;
        var limit = page.fetch();
        return Panache.withSession(() -> Panache.getSession().chain(session -> {
            var selection = session.createSelectionQuery(query, type).setMaxResults(limit);
            parameters.forEach(selection::setParameter);
            return selection.getResultList();
        }));
    }
}
