package health.vigil.custody.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.custody.manifest.SiteNames.Site;
import health.vigil.rules.Breach;
import health.vigil.telemetry.label.WasteCategory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A manifest as it is shown.
 *
 * @param id    addresses it as its number does, and before it has one
 * @param dueAt the deadline that runs, or has passed
 * @param next  the steps that can be told now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ManifestView(
        String id,
        @Nullable String number,
        boolean paper,
        @Nullable String paperNumber,
        String state,
        PartyView consignor,
        PartyView carrier,
        PartyView receiver,
        @Nullable String vehicle,
        @Nullable String trip,
        @Nullable String plate,
        @Nullable String route,
        @Nullable String treatment,
        List<LineView> lines,
        @Nullable Instant issuedAt,
        @Nullable Instant departedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant backfilledAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant dueAt,
        List<BreachView> breaches,
        List<MismatchView> mismatches,
        List<String> next,
        Instant createdAt,
        long version) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartyView(Site site, @Nullable String person, @Nullable String phone, @Nullable String licence) {
        static PartyView of(Party party, SiteNames sites) {
            return new PartyView(sites.site(party.site()), party.person(), party.phone(), party.licence());
        }
    }

    /** Without containers and kg: it came without having been planned. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            String category,
            String name,
            String nameEn,
            List<String> hazards,
            @Nullable String form,
            @Nullable String packaging,
            @Nullable Integer containers,
            @Nullable Double kg,
            @Nullable ReceiptView received) {
        static LineView of(WasteCategory category, @Nullable Line line, @Nullable Receipt receipt) {
            var form = line == null ? null : line.form();
            return new LineView(
                    category.code(),
                    category.zh(),
                    category.en(),
                    category.hazards(),
                    form == null ? null : form.text(),
                    line == null ? null : line.packaging(),
                    line == null ? null : (Integer) line.containers(),
                    line == null ? null : (Double) line.kg(),
                    receipt == null ? null : ReceiptView.of(receipt));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiptView(
            int containers,
            double kg,
            int rejectedContainers,
            double rejectedKg,
            List<String> mismatches,
            @Nullable String note) {
        static ReceiptView of(Receipt receipt) {
            return new ReceiptView(
                    receipt.containers(),
                    receipt.kg(),
                    receipt.rejectedContainers(),
                    receipt.rejectedKg(),
                    receipt.mismatches().stream()
                            .sorted()
                            .map(MismatchKind::text)
                            .toList(),
                    receipt.note());
        }
    }

    /** @param until when it ended; absent: it lasts */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BreachView(
            String check,
            String rule,
            String name,
            String nameEn,
            String priority,
            Instant since,
            @Nullable Instant until) {
        static BreachView of(Breach breach) {
            return new BreachView(
                    breach.kind().text(),
                    breach.rule().id(),
                    breach.rule().nameZh(),
                    breach.rule().nameEn(),
                    breach.rule().priority().text(),
                    breach.at(),
                    breach.until());
        }
    }

    /** @param statedBy {@code receiver}, or {@code numbers} where these alone differ */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MismatchView(String category, String kind, String statedBy, @Nullable String detail) {
        static MismatchView of(Mismatch mismatch) {
            return new MismatchView(
                    mismatch.category().code(),
                    mismatch.kind().text(),
                    mismatch.stated() ? "receiver" : "numbers",
                    mismatch.detail());
        }
    }

    static ManifestView of(
            ManifestEntity row, Manifest manifest, SiteNames sites, Judgement judgement, List<Mismatch> mismatches) {
        var transfer = manifest.transfer();
        return new ManifestView(
                row.id,
                Objects.toString(manifest.number(), null),
                manifest.isPaper(),
                manifest.paperNumber(),
                manifest.state().text(),
                PartyView.of(transfer.consignor(), sites),
                PartyView.of(transfer.carrier(), sites),
                PartyView.of(transfer.receiver(), sites),
                transfer.vehicle(),
                transfer.trip(),
                transfer.plate(),
                transfer.route(),
                transfer.treatment(),
                lines(manifest),
                at(manifest, StepKind.ISSUE),
                at(manifest, StepKind.DEPART),
                at(manifest, StepKind.ARRIVE),
                at(manifest, StepKind.RECEIVE),
                at(manifest, StepKind.BACKFILL),
                at(manifest, StepKind.COMPLETE),
                at(manifest, StepKind.CANCEL),
                judgement.due(),
                judgement.breaches().stream().map(BreachView::of).toList(),
                mismatches.stream().map(MismatchView::of).toList(),
                manifest.open().stream().map(StepKind::text).toList(),
                row.createdAt.toInstant(),
                row.version);
    }

    private static List<LineView> lines(Manifest manifest) {
        return Arrays.stream(WasteCategory.values())
                .flatMap(category -> line(manifest, category).stream())
                .toList();
    }

    private static Optional<LineView> line(Manifest manifest, WasteCategory category) {
        var planned = manifest.transfer().line(category).orElse(null);
        var received = manifest.receipt(category).orElse(null);
        return planned == null && received == null
                ? Optional.empty()
                : Optional.of(LineView.of(category, planned, received));
    }

    private static @Nullable Instant at(Manifest manifest, StepKind step) {
        return manifest.at(step).orElse(null);
    }
}
