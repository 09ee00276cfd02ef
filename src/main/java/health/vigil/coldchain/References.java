package health.vigil.coldchain;

import health.vigil.coldchain.ConsignmentDraft.LegDraft;
import health.vigil.coldchain.ConsignmentView.LotQuantity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether there is what a consignment names. */
final class References {
    private References() {}

    /** Fails with 422 and all that is not there. */
    static Uni<Void> check(ConsignmentDraft draft) {
        var sites = present(Stream.of(draft.fromSite(), draft.toSite()));
        var lots = present(draft.lots().stream().map(LotQuantity::lot));
        var devices = present(draft.legs().stream().map(LegDraft::device));
        var faults = new Faults();
        return unknown("select id from site where id in :ids", String.class, sites)
                .invoke(ids -> ids.forEach(id -> faults.add("from_site, to_site", "there is no site '" + id + "'")))
                .chain(() -> unknown("select id from vaccine_lot where id in :ids", UUID.class, lots))
                .invoke(ids -> ids.forEach(id -> faults.add("lots", "there is no lot " + id)))
                .chain(() ->
                        unknown("select device_id from cold_equipment where device_id in :ids", String.class, devices))
                .invoke(ids -> ids.forEach(id -> faults.add("legs", "'" + id + "' is no equipment of the cold chain")))
                .invoke(faults::refuse)
                .replaceWithVoid();
    }

    private static <T> Uni<Set<T>> unknown(String query, Class<T> type, Collection<T> named) {
        if (named.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(query, type)
                        .setParameter("ids", named)
                        .getResultList())
                .map(found -> {
                    var unknown = new HashSet<>(named);
                    unknown.removeAll(found);
                    return unknown;
                });
    }

    private static <T> Set<T> present(Stream<T> ids) {
        return ids.filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
