package health.vigil.custody.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a manifest has come. */
enum ManifestState {
    DRAFT("草稿", "draft"),
    ISSUED("已开具", "issued"),
    DEPARTED("运输中", "on the road"),
    ARRIVED("已运抵,待确认", "arrived, to be confirmed"),
    RECEIVED("已接受", "received"),
    PARTLY_REJECTED("部分拒收", "partly rejected"),
    REJECTED("拒收", "rejected"),
    COMPLETED("已办结", "completed"),
    CANCELLED("已作废", "cancelled");

    private final String zh;
    private final String en;

    ManifestState(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** As stored and as in the API, for instance {@code partly_rejected}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    boolean isFinal() {
        return this == COMPLETED || this == CANCELLED;
    }

    static Optional<ManifestState> of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst();
    }
}
