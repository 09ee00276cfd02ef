package health.vigil.custody.manifest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sites that manifests name, as the registry has them. */
record SiteNames(Map<String, Site> byId) {
    private static final String FIND =
            "select s.id, s.name, s.nameEn, s.jurisdiction, s.address from SiteEntity s where s.id in :ids";

    record Site(
            String id,
            String name,
            String nameEn,
            @JsonIgnore String jurisdiction,
            @JsonIgnore @Nullable String address) {}

    /** Within a session. */
    static Uni<SiteNames> of(Collection<Transfer> transfers) {
        var ids = transfers.stream().flatMap(SiteNames::ids).distinct().toList();
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(FIND, Object[].class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(rows -> new SiteNames(
                        rows.stream().map(SiteNames::site).collect(Collectors.toMap(Site::id, Function.identity()))));
    }

    static Uni<SiteNames> of(Transfer transfer) {
        return of(List.of(transfer));
    }

    /** Its id stands for the name of a site that is not registered any more. */
    Site site(String id) {
        return byId.getOrDefault(id, new Site(id, id, id, "", null));
    }

    boolean knows(String id) {
        return byId.containsKey(id);
    }

    private static Stream<String> ids(Transfer transfer) {
        return Stream.of(
                transfer.consignor().site(),
                transfer.carrier().site(),
                transfer.receiver().site());
    }

    private static Site site(Object[] row) {
        return new Site((String) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4]);
    }
}
