package health.vigil.registry;

import health.vigil.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Every change of jurisdictions, sites and devices: checked and written in one transaction, then made known. */
@ApplicationScoped
class RegistryWriter {
    private final Registry registry;
    private final RegistryCheck check;

    RegistryWriter(Registry registry, Validator validator) {
        this.registry = registry;
        check = new RegistryCheck(validator, registry.catalogue());
    }

    /** Creates what is new and updates what differs, all of it or, when there is any fault, nothing. */
    Uni<ImportResult> write(RegistryDraft draft) {
        return transaction(session -> checked(session, draft).chain(() -> upsertAll(session, draft)));
    }

    /**
     * Writes one entry.
     *
     * @param allowed throws when what is there now, if anything, forbids it
     * @return the row as it is afterwards
     */
    <E extends Editable<?, ?>> Uni<E> writeOne(
            RegistryDraft draft, Class<E> type, String key, Consumer<Optional<E>> allowed) {
        return transaction(session -> session.find(type, key)
                .invoke(found -> allowed.accept(Optional.ofNullable(found)))
                .chain(() -> checked(session, draft))
                .chain(() -> upsertAll(session, draft))
                .chain(session::flush)
                .invoke(session::clear) // what the database adds is only seen by reading anew
                .chain(() -> session.find(type, key)));
    }

    /** Runs a change under the lock that orders all changes, and tells the hot path once it is committed. */
    <T> Uni<T> transaction(Function<Mutiny.Session, Uni<T>> change) {
        return Panache.withTransaction(() -> Panache.getSession()
                        .call(session -> session.createNativeQuery(
                                        "UPDATE registry_revision SET revision = revision + 1")
                                .executeUpdate())
                        .chain(change::apply))
                .call(registry::refresh);
    }

    private Uni<Void> checked(Mutiny.Session session, RegistryDraft draft) {
        return known(session)
                .invoke(known -> {
                    var faults = check.faults(draft, known);
                    if (!faults.isEmpty()) {
                        throw Problems.unprocessable(faults);
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Known> known(Mutiny.Session session) {
        return keys(session, "select code from JurisdictionEntity")
                .chain(codes -> keys(session, "select id from SiteEntity")
                        .chain(sites -> devices(session).map(devices -> known(codes, sites, devices))));
    }

    private static Uni<List<Object[]>> devices(Mutiny.Session session) {
        return session.createQuery(
                        "select id, hj212Mn, gateway from DeviceEntity where retiredAt is null", Object[].class)
                .getResultList();
    }

    private static Known known(List<String> codes, List<String> sites, List<Object[]> devices) {
        var devicesByMn = new HashMap<String, String>();
        var gateways = new HashMap<String, Optional<String>>();
        for (var device : devices) {
            var id = (String) device[0];
            if (device[1] instanceof String mn) {
                devicesByMn.put(mn, id);
            }
            gateways.put(id, Optional.ofNullable((String) device[2]));
        }
        return new Known(Set.copyOf(codes), Set.copyOf(sites), devicesByMn, gateways);
    }

    private static Uni<List<String>> keys(Mutiny.Session session, String query) {
        return session.createQuery(query, String.class).getResultList();
    }

    /** From the top down, so that each row finds what it refers to. */
    private static Uni<ImportResult> upsertAll(Mutiny.Session session, RegistryDraft draft) {
        var jurisdictions = draft.jurisdictions().stream()
                .sorted(Comparator.comparing(e -> new DivisionCode(e.draft().code()).level()))
                .toList();
        return upsert(session, jurisdictions, JurisdictionEntity.class, JurisdictionEntity::new)
                .chain(sum -> upsert(session, draft.sites(), SiteEntity.class, SiteEntity::new)
                        .map(sum::plus))
                .chain(sum -> upsert(session, draft.devices(), DeviceEntity.class, DeviceEntity::new)
                        .map(sum::plus));
    }

    private static <D extends Draft<D>, V, E extends Editable<D, V>> Uni<ImportResult> upsert(
            Mutiny.Session session, List<Entry<D>> entries, Class<E> type, Supplier<E> fresh) {
        if (entries.isEmpty()) {
            return Uni.createFrom().item(ImportResult.NONE);
        }
        var keys = entries.stream().map(e -> (Object) e.draft().key()).toArray();
        return session.find(type, keys).chain(found -> {
            var present = found.stream()
                    .filter(Objects::nonNull)
                    .collect(Collectors.toMap(Editable::key, Function.identity()));
            var created = new ArrayList<E>();
            var updated = 0;
            for (var entry : entries) {
                var row = present.get(entry.draft().key());
                if (row == null) {
                    row = fresh.get();
                    row.take(entry.draft());
                    created.add(row);
                } else {
                    var before = row.view();
                    row.take(entry.draft());
                    updated += row.view().equals(before) ? 0 : 1;
                }
            }
            var result = new ImportResult(created.size(), updated, entries.size() - created.size() - updated);
            return session.persistAll(created.toArray()).replaceWith(result);
        });
    }
}
