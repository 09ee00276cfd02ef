package health.vigil.custody.manifest;

import health.vigil.ingest.TimeRange;
import health.vigil.registry.DivisionCode;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import health.vigil.web.Truth;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which manifests are asked for; what is absent doesn't narrow. */
record ManifestFilter(
        @RestQuery
                @Parameter(
                        description =
                                "draft, issued, departed, arrived, received, partly_rejected, rejected, completed or "
                                        + "cancelled; repeat for several")
                List<String> state,
        @RestQuery @Nullable @Parameter(description = "site id") String consignor,
        @RestQuery @Nullable @Parameter(description = "site id") String carrier,
        @RestQuery @Nullable @Parameter(description = "site id") String receiver,
        @RestQuery @Nullable @Parameter(description = "of the consignor, GB/T 2260, with all below it")
                String jurisdiction,
        @RestQuery @Nullable String trip,
        @RestQuery @Nullable @Parameter(description = "whether a deadline has passed and still lasts") String overdue,
        @RestQuery @Nullable @Parameter(description = "created at or after, ISO 8601 with offset") String from,
        @RestQuery @Nullable @Parameter(description = "created before, ISO 8601 with offset") String to) {
    private static final String OVERDUE = "m.id in (select w.manifest from ManifestWatch w where w.overdue)";

    /** Newest first: the rows of the page and, if there is one, the first of the next. */
    Uni<List<ManifestEntity>> rows(PageRequest page) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (!state.isEmpty()) {
            state.forEach(ManifestFilter::checkState);
            and(conditions, values, "m.state in :state", "state", state);
        }
        and(conditions, values, "m.consignorSite = :consignor", "consignor", consignor);
        and(conditions, values, "m.carrierSite = :carrier", "carrier", carrier);
        and(conditions, values, "m.receiverSite = :receiver", "receiver", receiver);
        and(conditions, values, "m.trip = :trip", "trip", trip);
        and(
                conditions,
                values,
                "m.consignorSite in (select s.id from SiteEntity s where s.jurisdiction like :within)",
                "within",
                jurisdiction == null ? null : prefix(jurisdiction) + "%");
        and(conditions, values, "m.createdAt >= :from", "from", time("from", from));
        and(conditions, values, "m.createdAt < :to", "to", time("to", to));
        var isOverdue = Truth.of("overdue", overdue);
        if (isOverdue != null) {
            conditions.add(
                    isOverdue ? OVERDUE : "m.id not in (select w.manifest from ManifestWatch w where w.overdue)");
        }
        page.after().map(Key::parse).ifPresent(last -> {
            conditions.add("(m.createdAt < :lastAt or m.createdAt = :lastAt and m.id > :lastId)");
            values.put("lastAt", last.at());
            values.put("lastId", last.id());
        });
        return select(conditions, values, page.fetch());
    }

    static String key(ManifestEntity row) {
        return row.createdAt + " " + row.id;
    }

    private static Uni<List<ManifestEntity>> select(List<String> conditions, Map<String, Object> values, int limit) {
        var query = "from Manifest m" + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                + " order by m.createdAt desc, m.id";
        return Panache.getSession().chain(session -> {
            var selection =
                    session.createSelectionQuery(query, ManifestEntity.class).setMaxResults(limit);
            values.forEach(selection::setParameter);
            return selection.getResultList();
        });
    }

    private static void and(
            List<String> conditions,
            Map<String, Object> values,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static void checkState(String text) {
        if (ManifestState.of(text).isEmpty()) {
            throw Problems.badRequest("state: '" + text + "' is no state of a manifest, such as issued or received");
        }
    }

    private static String prefix(String jurisdiction) {
        if (!jurisdiction.matches("\\d{2}|\\d{4}|\\d{6}|\\d{9}")) {
            throw Problems.badRequest("jurisdiction: '" + jurisdiction + "' is not a GB/T 2260 code such as 440203");
        }
        return DivisionCode.of(jurisdiction).map(DivisionCode::prefix).orElse(jurisdiction);
    }

    private static @Nullable OffsetDateTime time(String name, @Nullable String text) {
        return Optional.ofNullable(text)
                .map(given -> TimeRange.parse(name, given).atOffset(ZoneOffset.UTC))
                .orElse(null);
    }

    /** Of the last row seen. */
    private record Key(OffsetDateTime at, String id) {
        static Key parse(String text) {
            var parts = text.split(" ", 2);
            try {
                return new Key(OffsetDateTime.parse(parts[0]), parts[1]);
            } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
                throw Problems.badRequest("cursor: not one of this list; send next_cursor of the page before, or none");
            }
        }
    }
}
