package health.vigil.custody.manifest;

import health.vigil.rules.LocalDay;
import health.vigil.telemetry.label.WasteCategory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step of a manifest, by someone, at a time. */
sealed interface Step {
    StepKind kind();

    Instant at();

    /** What else forbids it than the state; absent when nothing does. */
    default Optional<String> fault(Manifest manifest) {
        return Optional.empty();
    }

    /** The manifest afterwards; to be called when nothing forbids it. */
    default Manifest applied(Manifest manifest) {
        return manifest.with(this);
    }

    /** Exactly one of the numbers is given. */
    record Issue(Instant at, @Nullable ManifestNumber number, @Nullable String paperNumber) implements Step {
        @Override
        public StepKind kind() {
            return StepKind.ISSUE;
        }

        @Override
        public Optional<String> fault(Manifest manifest) {
            if ((number == null) == (paperNumber == null)) {
                return Optional.of(
                        "Give the number of the national system, or the number of the paper that stands for it");
            }
            return manifest.transfer().lacking().or(() -> fromTheFuture(number, at));
        }

        @Override
        public Manifest applied(Manifest manifest) {
            return manifest.with(this).numbered(number, paperNumber);
        }
    }

    record Depart(Instant at) implements Step {
        @Override
        public StepKind kind() {
            return StepKind.DEPART;
        }
    }

    record Arrive(Instant at) implements Step {
        @Override
        public StepKind kind() {
            return StepKind.ARRIVE;
        }
    }

    /** @param receipts one for each line, and for each category that came without one */
    record Receive(Instant at, List<Receipt> receipts) implements Step {
        public Receive {
            receipts = List.copyOf(receipts);
        }

        /** Everything is refused. */
        static Receive nothing(Manifest manifest, Instant at, Set<MismatchKind> mismatches, @Nullable String note) {
            return new Receive(
                    at,
                    manifest.transfer().lines().stream()
                            .map(line -> Receipt.refused(line, mismatches, note))
                            .toList());
        }

        @Override
        public StepKind kind() {
            return StepKind.RECEIVE;
        }

        @Override
        public Optional<String> fault(Manifest manifest) {
            var seen = new HashSet<WasteCategory>();
            for (var receipt : receipts) {
                var code = receipt.category().code();
                if (!seen.add(receipt.category())) {
                    return Optional.of(code + " is there twice; add up what is of one category");
                }
                if (manifest.transfer().line(receipt.category()).isEmpty()
                        && !receipt.mismatches().contains(MismatchKind.NAME)) {
                    return Optional.of(code + " is not on the manifest: state the mismatch 'name' with it");
                }
            }
            if (receipts.stream().noneMatch(receipt -> receipt.isAcceptedInPart() || receipt.isRefusedInPart())) {
                return Optional.of(
                        "Nothing was accepted and nothing refused; if nothing came, reject it for 'quantity'");
            }
            return manifest.transfer().lines().stream()
                    .filter(line -> !seen.contains(line.category()))
                    .findFirst()
                    .map(line -> "Say what came of %s; 0 if nothing did"
                            .formatted(line.category().code()));
        }

        @Override
        public Manifest applied(Manifest manifest) {
            return manifest.with(this).found(receipts);
        }
    }

    record Backfill(Instant at, ManifestNumber number) implements Step {
        @Override
        public StepKind kind() {
            return StepKind.BACKFILL;
        }

        @Override
        public Optional<String> fault(Manifest manifest) {
            return fromTheFuture(number, at);
        }

        @Override
        public Manifest applied(Manifest manifest) {
            return manifest.with(this).numbered(number, manifest.paperNumber());
        }
    }

    /** @param disposition what became of what was refused; absent when nothing was */
    record Complete(Instant at, @Nullable String disposition) implements Step {
        @Override
        public StepKind kind() {
            return StepKind.COMPLETE;
        }

        @Override
        public Optional<String> fault(Manifest manifest) {
            return manifest.isRefusedInPart() && disposition == null
                    ? Optional.of("Say in disposition what became of the waste that was refused")
                    : Optional.empty();
        }
    }

    record Cancel(Instant at, String reason) implements Step {
        @Override
        public StepKind kind() {
            return StepKind.CANCEL;
        }
    }

    private static Optional<String> fromTheFuture(@Nullable ManifestNumber number, Instant at) {
        return Optional.ofNullable(number)
                .filter(given ->
                        given.year().getValue() > LocalDay.of(at).date().getYear())
                .map(given ->
                        "Number %s is of the year %s, which has not begun at %s".formatted(given, given.year(), at));
    }
}
