package health.vigil.custody.manifest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import health.vigil.custody.manifest.ManifestView.LineView;
import health.vigil.custody.manifest.ManifestView.MismatchView;
import health.vigil.custody.manifest.ManifestView.ReceiptView;
import health.vigil.rules.LocalDay;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the printed page says, in words: times are Beijing time, weights as on the national form in tonnes and in kg. */
record PrintedManifest(
        String number,
        String paper,
        String state,
        ManifestView manifest,
        String notice,
        String noticeEn,
        List<Row> rows,
        String planned,
        String received,
        String difference,
        String opinion,
        List<Signature> signatures,
        String issuedAt,
        String departedAt,
        String arrivedAt,
        String receivedAt) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(LocalDay.ZONE);
    private static final String BLANK = "—";
    private static final double KG_PER_TONNE = 1000;

    /** One kind of waste. */
    record Row(
            String name,
            String code,
            String form,
            String hazard,
            String packaging,
            String containers,
            String tonnes,
            String receivedTonnes) {
        static Row of(LineView line) {
            return new Row(
                    line.name() + " " + line.nameEn(),
                    line.category(),
                    Optional.ofNullable(line.form())
                            .flatMap(WasteForm::of)
                            .map(form -> form.zh() + " " + form.en())
                            .orElse(BLANK),
                    String.join("/", line.hazards()),
                    said(line.packaging()),
                    Objects.toString(line.containers(), BLANK),
                    weight(line.kg()),
                    line.received() == null ? BLANK : weight(line.received().kg()));
        }
    }

    /** Who told a step, who signed for it, and when. */
    record Signature(String step, String by, String actor, String at) {}

    static PrintedManifest of(ManifestDocument document) {
        var manifest = document.manifest();
        var lines = manifest.lines();
        return new PrintedManifest(
                Objects.requireNonNullElse(manifest.number(), BLANK),
                said(manifest.paperNumber()),
                ManifestState.of(manifest.state())
                        .map(state -> state.zh() + " " + state.en())
                        .orElseThrow(),
                manifest,
                ManifestDocument.NOTICE_ZH,
                ManifestDocument.NOTICE_EN,
                lines.stream().map(Row::of).toList(),
                weight(Carried.sum(lines.stream().map(LineView::kg).toList())),
                manifest.receivedAt() == null
                        ? BLANK
                        : weight(Carried.sum(lines.stream()
                                .map(line -> line.received() == null
                                        ? null
                                        : (Double) line.received().kg())
                                .toList())),
                manifest.receivedAt() == null
                        ? BLANK
                        : manifest.mismatches().isEmpty() ? "否 no" : "是 yes: " + differences(manifest),
                opinion(manifest),
                document.history().stream()
                        .flatMap(entry -> signature(entry).stream())
                        .toList(),
                time(manifest.issuedAt()),
                time(manifest.departedAt()),
                time(manifest.arrivedAt()),
                time(manifest.receivedAt()));
    }

    private static String opinion(ManifestView manifest) {
        var rejected = manifest.lines().stream()
                .flatMap(line -> Optional.ofNullable(line.received()).stream())
                .mapToDouble(ReceiptView::rejectedKg)
                .sum();
        if (manifest.receivedAt() == null) {
            return BLANK;
        }
        return rejected == 0 ? "接受 accepted" : "拒收 refused: " + weight(rejected);
    }

    /** By category, in short: the whole of it is in the export. */
    private static String differences(ManifestView manifest) {
        return manifest.mismatches().stream()
                .collect(groupingBy(
                        MismatchView::category, TreeMap::new, mapping(PrintedManifest::difference, joining(", "))))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(joining("; "));
    }

    private static String difference(MismatchView mismatch) {
        var zh = MismatchKind.of(mismatch.kind()).map(MismatchKind::zh).orElse("");
        return zh + " " + mismatch.kind()
                + (mismatch.statedBy().equals("numbers") ? " (" + mismatch.detail() + ")" : "");
    }

    private static Optional<Signature> signature(ManifestDocument.Entry entry) {
        return StepKind.of(entry.step())
                .map(step -> new Signature(
                        step.zh() + " " + entry.step(), said(entry.signedBy()), entry.actor(), time(entry.at())));
    }

    private static String weight(@Nullable Double kg) {
        return kg == null ? BLANK : String.format(Locale.ROOT, "%.5f t (%.2f\u00a0kg)", kg / KG_PER_TONNE, kg);
    }

    private static String time(@Nullable Instant at) {
        return at == null ? BLANK : TIME.format(at);
    }

    private static String said(@Nullable String text) {
        return text == null || text.isBlank() ? BLANK : text;
    }
}
