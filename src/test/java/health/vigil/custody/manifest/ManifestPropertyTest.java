package health.vigil.custody.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.custody.manifest.Step.Arrive;
import health.vigil.custody.manifest.Step.Backfill;
import health.vigil.custody.manifest.Step.Cancel;
import health.vigil.custody.manifest.Step.Complete;
import health.vigil.custody.manifest.Step.Depart;
import health.vigil.custody.manifest.Step.Issue;
import health.vigil.custody.manifest.Step.Receive;
import health.vigil.telemetry.label.WasteCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is tried, in whatever order: manifests stay free of contradictions and never get stuck. */
class ManifestPropertyTest {
    private static final Instant LAST = Instant.parse("2026-12-30T00:00:00Z");

    @Property
    void neverGetsStuck(@ForAll("attempts") List<Step> attempts) {
        var manifest = after(attempts);
        for (var left = StepKind.values().length; !manifest.state().isFinal(); left--) {
            assertThat(left)
                    .as("steps left to an end from %s", manifest.state())
                    .isPositive();
            manifest = Transfers.taken(manifest, wayOn(manifest));
        }
        assertThat(manifest.open()).isEmpty();
    }

    @Property
    void factsNeverContradictEachOther(@ForAll("attempts") List<Step> attempts) {
        var manifest = after(attempts);
        var times = Stream.of(StepKind.ISSUE, StepKind.DEPART, StepKind.ARRIVE, StepKind.RECEIVE, StepKind.COMPLETE)
                .map(manifest::at)
                .toList();
        for (var i = 1; i < times.size(); i++) {
            if (times.get(i).isPresent()) {
                assertThat(times.get(i - 1)).as("what goes before step %d", i).isPresent();
                assertThat(times.get(i).get()).isAfterOrEqualTo(times.get(i - 1).get());
            }
        }
        if (manifest.has(StepKind.CANCEL)) {
            assertThat(manifest.has(StepKind.DEPART)).isFalse();
        }
        if (manifest.has(StepKind.COMPLETE)) {
            assertThat(manifest.number()).isNotNull();
        }
        if (manifest.has(StepKind.BACKFILL)) {
            assertThat(manifest.isPaper()).isTrue();
            assertThat(manifest.number()).isNotNull();
        }
        if (manifest.has(StepKind.ISSUE)) {
            assertThat(manifest.isPaper() || manifest.number() != null).isTrue();
            assertThat(manifest.transfer().lacking()).isEmpty();
        } else {
            assertThat(manifest.number()).isNull();
        }
        assertThat(manifest.receipts().isEmpty()).isNotEqualTo(manifest.has(StepKind.RECEIVE));
        if (!manifest.receipts().isEmpty()) {
            assertThat(manifest.receipts().stream().map(Receipt::category))
                    .containsAll(manifest.transfer().lines().stream()
                            .map(Line::category)
                            .toList())
                    .doesNotHaveDuplicates();
        }
    }

    @Property
    void whatIsOpenIsNotRefusedForItsStateAndWhatIsNotIsRefused(@ForAll("attempts") List<Step> attempts) {
        var manifest = after(attempts);
        for (var step :
                List.of(new Depart(LAST), new Arrive(LAST), new Cancel(LAST, "x"), new Complete(LAST, "returned"))) {
            assertThat(manifest.after(step) instanceof Outcome.Taken)
                    .as("%s from %s", step.kind(), manifest.state())
                    .isEqualTo(manifest.open().contains(step.kind()));
        }
    }

    @Property
    void stepsTakenGiveTheSameAgain(@ForAll("attempts") List<Step> attempts) {
        var taken = new ArrayList<Step>();
        var manifest = Manifest.draft(Transfers.transfer());
        for (var step : attempts) {
            if (manifest.after(step) instanceof Outcome.Taken done) {
                manifest = done.manifest();
                taken.add(step);
            }
        }
        assertThat(after(taken)).isEqualTo(manifest);
    }

    @Provide
    Arbitrary<List<Step>> attempts() {
        return step().list().ofMinSize(0).ofMaxSize(30);
    }

    private static Manifest after(List<Step> attempts) {
        var manifest = Manifest.draft(Transfers.transfer());
        for (var step : attempts) {
            if (manifest.after(step) instanceof Outcome.Taken taken) {
                manifest = taken.manifest();
            }
        }
        return manifest;
    }

    private static Step wayOn(Manifest manifest) {
        var open = manifest.open();
        if (open.contains(StepKind.BACKFILL)) {
            return new Backfill(LAST, Transfers.NUMBER);
        }
        return Stream.of(
                        new Issue(LAST, Transfers.NUMBER, null),
                        new Depart(LAST),
                        new Arrive(LAST),
                        new Receive(
                                LAST,
                                manifest.transfer().lines().stream()
                                        .map(Transfers::all)
                                        .toList()),
                        new Complete(LAST, "returned"))
                .filter(step -> open.contains(step.kind()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no way on from " + manifest.state()));
    }

    private static Arbitrary<Step> step() {
        var at = Arbitraries.integers().between(0, 40).map(h -> Transfers.ISSUED.plusSeconds(h * 1800L));
        return Arbitraries.oneOf(
                at.map(t -> new Issue(t, Transfers.NUMBER, null)),
                at.map(t -> new Issue(t, null, "粤-1")),
                at.map(t -> new Issue(t, null, null)),
                at.map(Depart::new),
                at.map(Arrive::new),
                Combinators.combine(at, receipts()).as(Receive::new),
                at.map(t -> new Receive(t, List.of(Transfers.all(Transfers.BAGS), Transfers.all(Transfers.SHARPS)))),
                at.map(t -> new Receive(
                        t,
                        List.of(
                                Transfers.all(Transfers.BAGS),
                                Transfers.refused(Transfers.SHARPS, MismatchKind.PACKING)))),
                at.map(t -> new Backfill(t, Transfers.NUMBER)),
                at.map(t -> new Complete(t, null)),
                at.map(t -> new Complete(t, "returned")),
                at.map(t -> (Step) new Cancel(t, "typing error")));
    }

    private static Arbitrary<List<Receipt>> receipts() {
        return Combinators.combine(
                        Arbitraries.of(WasteCategory.INFECTIOUS, WasteCategory.SHARPS, WasteCategory.CHEMICAL),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 3))
                .as((category, accepted, refused) -> new Receipt(
                        category,
                        accepted,
                        accepted * 1.5,
                        refused,
                        refused * 1.5,
                        refused > 0 || category == WasteCategory.CHEMICAL ? Set.of(MismatchKind.NAME) : Set.of(),
                        null))
                .list()
                .ofMaxSize(3);
    }
}
