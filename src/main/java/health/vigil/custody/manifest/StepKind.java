package health.vigil.custody.manifest;

import static health.vigil.custody.manifest.ManifestState.ARRIVED;
import static health.vigil.custody.manifest.ManifestState.DEPARTED;
import static health.vigil.custody.manifest.ManifestState.DRAFT;
import static health.vigil.custody.manifest.ManifestState.ISSUED;
import static health.vigil.custody.manifest.ManifestState.PARTLY_REJECTED;
import static health.vigil.custody.manifest.ManifestState.RECEIVED;
import static health.vigil.custody.manifest.ManifestState.REJECTED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be done to a manifest, and from which states. */
enum StepKind {
    /** It has its number, or the number of the paper that stands for it, and goes with the waste. */
    ISSUE("开具", DRAFT),
    DEPART("起运", ISSUED),
    /** At the receiver that it names. */
    ARRIVE("运抵", DEPARTED),
    /** The receiver has verified what came, and has accepted or refused it. */
    RECEIVE("接受", ARRIVED),
    /** What was on paper is entered electronically, 补录. */
    BACKFILL("补录", ISSUED, DEPARTED, ARRIVED, RECEIVED, PARTLY_REJECTED, REJECTED),
    COMPLETE("办结", RECEIVED, PARTLY_REJECTED, REJECTED),
    /** Nothing has left yet. */
    CANCEL("作废", DRAFT, ISSUED);

    private final String zh;
    private final Set<ManifestState> from;

    StepKind(String zh, ManifestState... from) {
        this.zh = zh;
        this.from = EnumSet.copyOf(List.of(from));
    }

    /** As stored and as in the API, for instance {@code backfill}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String zh() {
        return zh;
    }

    static Optional<StepKind> of(String text) {
        return Arrays.stream(values()).filter(step -> step.text().equals(text)).findFirst();
    }

    boolean isOpenFrom(ManifestState state) {
        return from.contains(state);
    }

    /** Whether it can't be earlier than the other one: waste moves on while its paper waits to be entered. */
    boolean follows(StepKind taken) {
        return this == BACKFILL ? taken == ISSUE : taken != BACKFILL || this == COMPLETE;
    }

    /** The states it starts from, for people. */
    String origins() {
        return from.stream().map(ManifestState::text).collect(Collectors.joining(", "));
    }
}
