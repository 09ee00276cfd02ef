package health.vigil.coldchain;

import health.vigil.web.PageRequest;
import io.quarkus.hibernate.reactive.panache.PanacheQuery;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The conditions of a list; those that are absent don't count. */
final class Conditions {
    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Parameters parameters = new Parameters();

    /** @param condition in HQL, with the value as {@code :name} */
    Conditions and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.and(name, value);
        }
        return this;
    }

    /** The rows of the page and, if there is one, the first of the next. */
    <E> Uni<List<E>> rows(BiFunction<String, Parameters, PanacheQuery<E>> find, String order, PageRequest page) {
        return find.apply(String.join(" and ", conditions) + " order by " + order, parameters)
                .range(0, page.fetch() - 1)
                .list();
    }
}
