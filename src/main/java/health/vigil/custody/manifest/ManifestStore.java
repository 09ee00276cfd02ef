package health.vigil.custody.manifest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.telemetry.label.WasteCategory;
import health.vigil.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The tables of manifests; everything happens within the session of the caller. */
@ApplicationScoped
class ManifestStore {
    private static final String FIND = "from Manifest where id = :ref or number = :ref";
    private static final String LINES = "from ManifestLine where manifest in :ids order by manifest, category";
    private static final String STEPS = "from ManifestStep where manifest = :id order by position";
    private static final String COUNT = "select count(*) from ManifestStep where manifest = :id";
    private static final String CARRIED = "from CarriedContainer where trip = :trip and site = :site order by id";
    private static final String LOOK_AT =
            """
            INSERT INTO manifest_watch (manifest, look_at) VALUES (:id, :now)
            ON CONFLICT (manifest) DO UPDATE SET look_at = least(manifest_watch.look_at, excluded.look_at)""";
    private static final String LOOK_AT_TRIP = "INSERT INTO manifest_trip_look (trip, site) VALUES (:trip, :site)";

    /** Its weights are compared with what the manifests declare. */
    private static final String BALANCE_TRIP =
            "UPDATE reconciliation SET look_at = least(look_at, :now) WHERE subject = :subject";

    private final ObjectMapper json;

    ManifestStore(ObjectMapper json) {
        this.json = json;
    }

    /** @param ref number or id; fails with 404 where there is none */
    Uni<ManifestEntity> get(String ref) {
        return find(ref, LockModeType.NONE);
    }

    /** As {@link #get}, for who changes it: nobody else does meanwhile. */
    Uni<ManifestEntity> hold(String ref) {
        return find(ref, LockModeType.PESSIMISTIC_WRITE);
    }

    Uni<List<ManifestLineEntity>> lines(Collection<String> ids) {
        return session(session -> session.createSelectionQuery(LINES, ManifestLineEntity.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    Uni<Manifest> manifest(ManifestEntity row) {
        return lines(List.of(row.id)).map(row::manifest);
    }

    Uni<List<ManifestStepEntity>> steps(String id) {
        return session(session -> session.createSelectionQuery(STEPS, ManifestStepEntity.class)
                .setParameter("id", id)
                .getResultList());
    }

    /** The ledger's containers of a consignor on a trip; none without a trip. */
    Uni<List<Carried>> carried(@Nullable String trip, String consignor) {
        return trip == null
                ? Uni.createFrom().item(List.of())
                : session(session -> session.createSelectionQuery(CARRIED, CarriedEntity.class)
                                .setParameter("trip", trip)
                                .setParameter("site", consignor)
                                .getResultList())
                        .map(rows -> rows.stream().map(CarriedEntity::carried).toList());
    }

    /** Writes a new or changed manifest with its lines, and has it looked at. */
    Uni<Void> write(ManifestEntity row, Manifest manifest, Instant now) {
        var transfer = manifest.transfer();
        row.take(manifest, now);
        return row.<ManifestEntity>persist()
                .chain(saved -> lines(List.of(row.id)))
                .chain(lines -> rewrite(row.id, manifest, lines))
                .chain(() -> Panache.flush())
                .chain(() -> session(session -> session.createNativeQuery(LOOK_AT)
                        .setParameter("id", row.id)
                        .setParameter("now", now.atOffset(ZoneOffset.UTC))
                        .executeUpdate()))
                .chain(() -> transfer.trip() == null
                        ? Uni.createFrom().voidItem()
                        : lookAt(transfer.trip(), transfer.consignor().site(), now));
    }

    private static Uni<Void> lookAt(String trip, String consignor, Instant now) {
        return session(session -> session.createNativeQuery(LOOK_AT_TRIP)
                        .setParameter("trip", trip)
                        .setParameter("site", consignor)
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(BALANCE_TRIP)
                                .setParameter("now", now.atOffset(ZoneOffset.UTC))
                                .setParameter("subject", "trip:" + trip)
                                .executeUpdate()))
                .replaceWithVoid();
    }

    /** @param said what was told, as it was written */
    Uni<Void> remember(
            String id, String step, Instant at, String actor, @Nullable String by, Object said, Instant now) {
        return session(session -> session.createSelectionQuery(COUNT, Long.class)
                        .setParameter("id", id)
                        .getSingleResult())
                .chain(count -> {
                    var row = new ManifestStepEntity();
                    row.manifest = id;
                    row.position = count.intValue();
                    row.step = step;
                    row.at = at.atOffset(ZoneOffset.UTC);
                    row.actor = actor;
                    row.signedBy = by;
                    row.recordedAt = now.atOffset(ZoneOffset.UTC);
                    row.body = plain(said);
                    return row.persistAndFlush();
                })
                .replaceWithVoid();
    }

    private Map<String, Object> plain(Object said) {
        var body = new LinkedHashMap<>(json.convertValue(said, new TypeReference<Map<String, Object>>() {}));
        body.values().removeIf(value -> value == null);
        return body;
    }

    private static Uni<ManifestEntity> find(String ref, LockModeType lock) {
        return session(session -> session.createSelectionQuery(FIND, ManifestEntity.class)
                        .setParameter("ref", ref)
                        .setLockMode(lock)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("There is no manifest '" + ref + "' here"));
    }

    /** Lines of a draft come and go; of an issued manifest only what the receiver found is added. */
    private static Uni<Void> rewrite(String id, Manifest manifest, List<ManifestLineEntity> rows) {
        var kept = new LinkedHashMap<String, ManifestLineEntity>();
        rows.forEach(row -> kept.put(row.category, row));
        var wanted = new LinkedHashMap<String, ManifestLineEntity>();
        manifest.transfer().lines().forEach(line -> row(id, line.category(), kept, wanted)
                .take(line));
        manifest.receipts()
                .forEach(receipt -> row(id, receipt.category(), kept, wanted).take(receipt));
        var gone =
                rows.stream().filter(row -> !wanted.containsKey(row.category)).toArray();
        var fresh = wanted.values().stream().filter(row -> !rows.contains(row)).toArray();
        return Panache.getSession().chain(session -> session.removeAll(gone).chain(() -> session.persistAll(fresh)));
    }

    private static ManifestLineEntity row(
            String id,
            WasteCategory category,
            Map<String, ManifestLineEntity> kept,
            Map<String, ManifestLineEntity> wanted) {
        return wanted.computeIfAbsent(
                category.code(), code -> kept.containsKey(code) ? kept.get(code) : ManifestLineEntity.of(id, category));
    }

    private static <T> Uni<T> session(Function<Mutiny.Session, Uni<T>> work) {
        return Panache.getSession().chain(work::apply);
    }
}
