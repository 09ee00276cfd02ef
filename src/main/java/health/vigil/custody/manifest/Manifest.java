package health.vigil.custody.manifest;

import health.vigil.telemetry.label.WasteCategory;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A manifest as the facts make it; where it stands follows from them, so that nothing can contradict them.
 *
 * @param number      legal number; absent of a draft, and of a paper manifest until it is back-filled
 * @param paperNumber of the paper that stands for it while the national system can't be used; absent otherwise
 * @param times       when each step was taken
 * @param receipts    what the receiver found; empty until it said so
 */
record Manifest(
        Transfer transfer,
        @Nullable ManifestNumber number,
        @Nullable String paperNumber,
        Map<StepKind, Instant> times,
        List<Receipt> receipts) {
    Manifest {
        times = Map.copyOf(times);
        receipts = List.copyOf(receipts);
    }

    static Manifest draft(Transfer transfer) {
        return new Manifest(transfer, null, null, Map.of(), List.of());
    }

    ManifestState state() {
        if (has(StepKind.CANCEL)) {
            return ManifestState.CANCELLED;
        }
        if (has(StepKind.COMPLETE)) {
            return ManifestState.COMPLETED;
        }
        if (has(StepKind.RECEIVE)) {
            return verdict();
        }
        if (has(StepKind.ARRIVE)) {
            return ManifestState.ARRIVED;
        }
        if (has(StepKind.DEPART)) {
            return ManifestState.DEPARTED;
        }
        return has(StepKind.ISSUE) ? ManifestState.ISSUED : ManifestState.DRAFT;
    }

    boolean isPaper() {
        return paperNumber != null;
    }

    boolean has(StepKind step) {
        return times.containsKey(step);
    }

    Optional<Instant> at(StepKind step) {
        return Optional.ofNullable(times.get(step));
    }

    /** What can be done next. */
    Set<StepKind> open() {
        var open = EnumSet.noneOf(StepKind.class);
        for (var step : StepKind.values()) {
            if (refusal(step).isEmpty()) {
                open.add(step);
            }
        }
        return open;
    }

    /** The one way in which a manifest changes. */
    Outcome after(Step step) {
        return refusal(step.kind())
                .or(() -> tooEarly(step))
                .or(() -> step.fault(this))
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Taken(step.applied(this)));
    }

    Optional<Receipt> receipt(WasteCategory category) {
        return receipts.stream()
                .filter(receipt -> receipt.category() == category)
                .findFirst();
    }

    boolean isRefusedInPart() {
        return receipts.stream().anyMatch(Receipt::isRefusedInPart);
    }

    Manifest with(Step step) {
        var taken = new EnumMap<StepKind, Instant>(StepKind.class);
        taken.putAll(times);
        taken.put(step.kind(), step.at());
        return new Manifest(transfer, number, paperNumber, taken, receipts);
    }

    Manifest numbered(@Nullable ManifestNumber given, @Nullable String paper) {
        return new Manifest(transfer, given, paper, times, receipts);
    }

    Manifest found(List<Receipt> findings) {
        return new Manifest(transfer, number, paperNumber, times, findings);
    }

    private ManifestState verdict() {
        if (!isRefusedInPart()) {
            return ManifestState.RECEIVED;
        }
        return receipts.stream().anyMatch(Receipt::isAcceptedInPart)
                ? ManifestState.PARTLY_REJECTED
                : ManifestState.REJECTED;
    }

    private Optional<String> refusal(StepKind step) {
        if (!step.isOpenFrom(state())) {
            return Optional.of(
                    "It is %s; %s is possible when it is %s".formatted(state().text(), step.text(), step.origins()));
        }
        if (step == StepKind.BACKFILL && number != null) {
            return Optional.of("It has its number %s already; there is nothing to back-fill".formatted(number));
        }
        if (step == StepKind.COMPLETE && number == null) {
            return Optional.of("It is on paper (%s): back-fill it electronically first".formatted(paperNumber));
        }
        return Optional.empty();
    }

    private Optional<String> tooEarly(Step step) {
        var before = times.entrySet().stream()
                .filter(taken -> step.kind().follows(taken.getKey()))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo);
        return before.filter(latest -> step.at().isBefore(latest))
                .map(latest -> "%s at %s would be before the step at %s"
                        .formatted(step.kind().text(), step.at(), latest));
    }
}
