package health.vigil.custody.manifest;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A manifest as people write it. With a number, or the number of its paper, it is issued; without, it is a draft. */
record ManifestDraft(
        @Nullable
                @Schema(
                        description = "given by the national system: 4 digits year, 2 province, 2 prefecture, 6 serial",
                        examples = "20264402000123")
                String number,
        @Nullable @Schema(description = "it runs on paper until it is back-filled; needs paper_number") Boolean paper,
        @Nullable String paperNumber,
        @Nullable @Schema(description = "when it was issued; absent: now") Instant issuedAt,
        @Nullable @Schema(required = true, description = "移出人") PartyDraft consignor,
        @Nullable @Schema(required = true, description = "承运人; its person is the driver") PartyDraft carrier,
        @Nullable @Schema(required = true, description = "接受人") PartyDraft receiver,
        @Nullable @Schema(description = "device id of the vehicle") String vehicle,
        @Nullable String trip,
        @Nullable @Schema(description = "车牌") String plate,
        @Nullable @Schema(description = "经由地") String route,
        @Nullable @Schema(description = "拟利用处置方式", examples = "D10 焚烧") String treatment,
        @Nullable List<LineDraft> lines,
        @Nullable @Schema(description = "take the lines from the containers of the trip in the ledger")
                Boolean linesFromLedger) {

    record PartyDraft(
            @Nullable @Schema(required = true) String site,
            @Nullable String person,
            @Nullable String phone,
            @Nullable @Schema(description = "营运证件号, 经营许可证编号") String licence) {}

    record LineDraft(
            @Nullable @Schema(required = true, examples = "841-001-01") String category,
            @Nullable @Schema(description = "solid, semi_solid, liquid or gas") String form,
            @Nullable @Schema(description = "bag, sharps_box or bin, with their number", examples = "bag 12")
                    String packaging,
            @Nullable @Schema(required = true) Integer containers,
            @Nullable @Schema(required = true, description = "planned") Double kg) {}

    boolean wantsLinesFromLedger() {
        return Boolean.TRUE.equals(linesFromLedger);
    }

    boolean isIssued() {
        return number != null || paperNumber != null;
    }
}
