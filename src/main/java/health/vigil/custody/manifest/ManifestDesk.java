package health.vigil.custody.manifest;

import health.vigil.custody.manifest.StepDrafts.IssueDraft;
import health.vigil.custody.manifest.StepDrafts.StepDraft;
import health.vigil.registry.Registry;
import health.vigil.web.EntityTags;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people do with manifests: each change is one transaction, remembered in the history. */
@ApplicationScoped
class ManifestDesk {
    private final ManifestStore store;
    private final ManifestJudge judge;
    private final ManifestLoop loop;
    private final Registry registry;
    private final Clock clock;

    ManifestDesk(ManifestStore store, ManifestJudge judge, ManifestLoop loop, Registry registry, Clock clock) {
        this.store = store;
        this.judge = judge;
        this.loop = loop;
        this.registry = registry;
        this.clock = clock;
    }

    Uni<ManifestView> create(ManifestDraft draft, String actor) {
        return change(() -> {
            var now = clock.instant();
            var row = new ManifestEntity();
            row.id = UUID.randomUUID().toString();
            row.createdAt = now.atOffset(ZoneOffset.UTC);
            return transfer(draft)
                    .map(transfer -> issued(Manifest.draft(transfer), draft, now))
                    .chain(manifest -> checked(manifest)
                            .call(() -> store.write(row, manifest, now))
                            .call(() -> store.remember(row.id, "create", now, actor, null, draft, now))
                            .call(() -> manifest.has(StepKind.ISSUE)
                                    ? store.remember(
                                            row.id,
                                            StepKind.ISSUE.text(),
                                            manifest.at(StepKind.ISSUE).orElseThrow(),
                                            actor,
                                            null,
                                            draft,
                                            now)
                                    : Uni.createFrom().voidItem())
                            .map(sites -> view(row, manifest, sites)));
        });
    }

    /** Writes a draft anew. */
    Uni<ManifestView> replace(String ref, @Nullable String ifMatch, ManifestDraft draft, String actor) {
        if (draft.isIssued() || draft.issuedAt() != null) {
            throw Problems.badRequest("A draft has no number; issue it with POST /api/v1/manifests/" + ref + "/issue");
        }
        return change(() -> {
            var now = clock.instant();
            return store.hold(ref)
                    .invoke(row -> EntityTags.require(ifMatch, row.version))
                    .invoke(ManifestDesk::isDraft)
                    .chain(row -> transfer(draft).map(Manifest::draft).chain(manifest -> checked(manifest)
                            .call(() -> store.write(row, manifest, now))
                            .call(() -> store.remember(row.id, "change", now, actor, null, draft, now))
                            .map(sites -> view(row, manifest, sites))));
        });
    }

    /** Takes a step, if it can be taken. */
    Uni<ManifestView> step(String ref, @Nullable String ifMatch, StepDraft draft, String actor) {
        return change(() -> {
            var now = clock.instant();
            var at = happened(draft.at(), now);
            return store.hold(ref)
                    .invoke(row -> {
                        if (ifMatch != null) {
                            EntityTags.require(ifMatch, row.version);
                        }
                    })
                    .chain(row -> store.manifest(row).chain(before -> {
                        var step = draft.step(before, at);
                        var manifest = before.after(step).orElseThrow(Problems::conflict);
                        return checked(manifest)
                                .call(() -> store.write(row, manifest, now))
                                .call(() ->
                                        store.remember(row.id, step.kind().text(), at, actor, draft.by(), draft, now))
                                .map(sites -> view(row, manifest, sites));
                    }));
        });
    }

    Uni<Page<ManifestView>> list(ManifestFilter filter, PageRequest page) {
        return Panache.withSession(() -> filter.rows(page).chain(rows -> views(rows)
                .map(views -> Page.of(rows, page, ManifestFilter::key, row -> views.get(row.id)))));
    }

    Uni<ManifestDocument> document(String ref) {
        return Panache.withSession(() -> store.get(ref).chain(row -> store.manifest(row)
                .chain(manifest -> SiteNames.of(manifest.transfer()).chain(sites -> store.carried(
                                manifest.transfer().trip(),
                                manifest.transfer().consignor().site())
                        .chain(carried -> store.steps(row.id)
                                .map(steps -> new ManifestDocument(
                                        view(row, manifest, sites),
                                        ManifestDocument.NOTICE,
                                        Comparison.of(manifest, carried),
                                        steps.stream()
                                                .map(ManifestDocument.Entry::of)
                                                .toList(),
                                        carried)))))));
    }

    private Uni<Map<String, ManifestView>> views(List<ManifestEntity> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return store.lines(rows.stream().map(row -> row.id).toList()).chain(lines -> {
            var byManifest = lines.stream().collect(Collectors.groupingBy(line -> line.manifest));
            var manifests = new LinkedHashMap<ManifestEntity, Manifest>();
            rows.forEach(row -> manifests.put(row, row.manifest(byManifest.getOrDefault(row.id, List.of()))));
            return SiteNames.of(
                            manifests.values().stream().map(Manifest::transfer).toList())
                    .map(sites -> rows.stream()
                            .collect(Collectors.toMap(row -> row.id, row -> view(row, manifests.get(row), sites))));
        });
    }

    private Uni<Transfer> transfer(ManifestDraft draft) {
        var consignor = draft.consignor() == null ? null : draft.consignor().site();
        return draft.wantsLinesFromLedger() && consignor != null
                ? store.carried(draft.trip(), consignor)
                        .map(carried -> DraftReading.transfer(draft, Carried.lines(carried)))
                : Uni.createFrom().item(() -> DraftReading.transfer(draft, List.of()));
    }

    private static Manifest issued(Manifest draft, ManifestDraft said, Instant now) {
        if (!said.isIssued()) {
            return draft;
        }
        var at = happened(said.issuedAt(), now);
        var step = new IssueDraft(at, null, said.number(), said.paperNumber()).step(draft, at);
        return draft.after(step).orElseThrow(reason -> Faults.of("number", reason));
    }

    private Uni<SiteNames> checked(Manifest manifest) {
        return SiteNames.of(manifest.transfer())
                .invoke(sites -> new TransferCheck(sites, registry.snapshot()).check(manifest));
    }

    private ManifestView view(ManifestEntity row, Manifest manifest, SiteNames sites) {
        return ManifestView.of(
                row, manifest, sites, judge.judge(manifest, clock.instant()), judge.mismatches(manifest));
    }

    private <T> Uni<T> change(Supplier<Uni<T>> work) {
        return Panache.withTransaction(work)
                .onFailure(Taken::isOne)
                .transform(Taken::problem)
                .invoke(loop::wake);
    }

    private static void isDraft(ManifestEntity row) {
        if (!row.state.equals(ManifestState.DRAFT.text())) {
            throw Problems.conflict("It is " + row.state + "; only a draft can be written anew");
        }
    }

    private static Instant happened(@Nullable Instant told, Instant now) {
        var at = Optional.ofNullable(told).orElse(now);
        if (at.isAfter(now)) {
            throw Faults.of("at", at + " is still to come");
        }
        return at;
    }
}
