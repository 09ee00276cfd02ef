package health.vigil.custody.manifest;

import health.vigil.telemetry.label.WasteCategory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Steps as people write them. In each, {@code at} is when it happened (absent: now) and {@code by} who signed there. */
final class StepDrafts {
    private static final String KINDS = "name, quantity, property, form or packing";

    private static final int TEXT = 200;

    private StepDrafts() {}

    /** What a person tells of a manifest. */
    interface StepDraft {
        @Nullable
        Instant at();

        @Nullable
        String by();

        /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with all faults */
        Step step(Manifest manifest, Instant at);
    }

    record IssueDraft(@Nullable Instant at, @Nullable String by, @Nullable String number, @Nullable String paperNumber)
            implements StepDraft {
        @Override
        public Step step(Manifest manifest, Instant at) {
            var faults = new Faults();
            DraftReading.checkPaperNumber(paperNumber, faults);
            var given = Optional.ofNullable(number)
                    .flatMap(text -> faults.making("number", () -> new ManifestNumber(text)));
            faults.throwAny();
            return new Step.Issue(at, given.orElse(null), paperNumber);
        }
    }

    record DepartDraft(@Nullable Instant at, @Nullable String by) implements StepDraft {
        @Override
        public Step step(Manifest manifest, Instant at) {
            return new Step.Depart(at);
        }
    }

    record ArriveDraft(@Nullable Instant at, @Nullable String by) implements StepDraft {
        @Override
        public Step step(Manifest manifest, Instant at) {
            return new Step.Arrive(at);
        }
    }

    record ReceiveDraft(@Nullable Instant at, @Nullable String by, @Nullable List<ReceiptDraft> lines)
            implements StepDraft {
        @Override
        public Step step(Manifest manifest, Instant at) {
            var faults = new Faults();
            var given = Optional.ofNullable(lines).orElse(List.of());
            var receipts = new ArrayList<Receipt>();
            IntStream.range(0, given.size())
                    .forEach(i ->
                            given.get(i).receipt("lines[" + i + "]", faults).ifPresent(receipts::add));
            faults.throwAny();
            return new Step.Receive(at, receipts);
        }
    }

    record ReceiptDraft(
            @Nullable @Schema(required = true, examples = "841-001-01") String category,
            @Nullable @Schema(required = true, description = "accepted") Integer containers,
            @Nullable @Schema(required = true, description = "accepted") Double kg,
            @Nullable @Schema(description = "refused; 0 if absent") Integer rejectedContainers,
            @Nullable @Schema(description = "refused; 0 if absent") Double rejectedKg,
            @Nullable @Schema(description = "what differs from the manifest: " + KINDS) List<String> mismatches,
            @Nullable String note) {
        Optional<Receipt> receipt(String path, Faults faults) {
            var known = faults.text(path + ".category", category)
                    .flatMap(code -> faults.word(
                            path + ".category", code, WasteCategory::of, "one of 841-001-01 to 841-005-01"));
            var stated = kinds(path, mismatches, faults);
            faults.notLongerThan(TEXT, path + ".note", note);
            if (containers == null || kg == null) {
                faults.add(path, "containers or kg is missing; 0 if nothing was accepted");
                return Optional.empty();
            }
            int accepted = containers;
            double weight = kg;
            return known.flatMap(of -> faults.making(
                    path,
                    () -> new Receipt(
                            of,
                            accepted,
                            weight,
                            Optional.ofNullable(rejectedContainers).orElse(0),
                            Optional.ofNullable(rejectedKg).orElse(0.0),
                            stated,
                            note)));
        }
    }

    record RejectDraft(
            @Nullable Instant at,
            @Nullable String by,
            @Nullable @Schema(required = true, description = "what differs from the manifest: " + KINDS)
                    List<String> mismatches,
            @Nullable String note)
            implements StepDraft {
        @Override
        public Step step(Manifest manifest, Instant at) {
            var faults = new Faults();
            var stated = kinds("", mismatches, faults);
            faults.notLongerThan(TEXT, "note", note);
            if (stated.isEmpty()) {
                faults.add("mismatches", "is missing: say why it is refused: " + KINDS);
            }
            faults.throwAny();
            return Step.Receive.nothing(manifest, at, stated, note);
        }
    }

    record BackfillDraft(@Nullable Instant at, @Nullable String by, @Nullable @Schema(required = true) String number)
            implements StepDraft {
        @Override
        public Step step(Manifest manifest, Instant at) {
            var faults = new Faults();
            var given = faults.text("number", number)
                    .flatMap(text -> faults.making("number", () -> new ManifestNumber(text)));
            faults.throwAny();
            return new Step.Backfill(at, given.orElseThrow());
        }
    }

    record CompleteDraft(
            @Nullable Instant at,
            @Nullable String by,
            @Nullable @Schema(description = "what became of what was refused") String disposition)
            implements StepDraft {
        @Override
        public Step step(Manifest manifest, Instant at) {
            var faults = new Faults();
            faults.notLongerThan(TEXT, "disposition", disposition);
            faults.throwAny();
            return new Step.Complete(at, disposition);
        }
    }

    record CancelDraft(@Nullable Instant at, @Nullable String by, @Nullable @Schema(required = true) String reason)
            implements StepDraft {
        @Override
        public Step step(Manifest manifest, Instant at) {
            var faults = new Faults();
            var given = faults.text("reason", reason);
            faults.notLongerThan(TEXT, "reason", reason);
            faults.throwAny();
            return new Step.Cancel(at, given.orElseThrow());
        }
    }

    private static Set<MismatchKind> kinds(String path, @Nullable List<String> texts, Faults faults) {
        var prefix = path.isEmpty() ? "" : path + ".";
        return Optional.ofNullable(texts).orElse(List.of()).stream()
                .flatMap(text -> faults.word(prefix + "mismatches", text, MismatchKind::of, KINDS).stream())
                .collect(Collectors.toSet());
    }
}
