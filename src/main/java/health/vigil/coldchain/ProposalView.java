package health.vigil.coldchain;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.coldchain.exposure.LoggingIntervals;
import health.vigil.coldchain.exposure.Reason;
import health.vigil.coldchain.exposure.Receipt;
import health.vigil.coldchain.exposure.TemperatureRange;
import health.vigil.coldchain.exposure.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is proposed of a consignment, for a person to decide.
 *
 * @param verdict that of the gravest lot
 */
record ProposalView(String verdict, List<LotProposal> lots) {
    /**
     * @param range   that it needs
     * @param reasons gravest first; none where it is to be accepted
     */
    record LotProposal(
            UUID id,
            String vaccine,
            String manufacturer,
            String lot,
            LocalDate expiry,
            int quantity,
            TemperatureRange range,
            String verdict,
            List<ReasonView> reasons,
            ExposureView exposure) {}

    /** @param celsius the peak, or the temperature of an indicator */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReasonView(
            String ground,
            String verdict,
            String clause,
            @Nullable Integer leg,
            @Nullable String device,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Double celsius) {
        static ReasonView of(Reason reason) {
            var span = reason.span();
            return new ReasonView(
                    reason.ground().text(),
                    reason.ground().verdict().text(),
                    reason.ground().clause(),
                    reason.leg(),
                    reason.device(),
                    span == null ? null : span.from(),
                    span == null ? null : span.to(),
                    reason.celsius());
        }
    }

    static ProposalView of(JourneyReader.Journey journey) {
        var lots = journey.lots().stream().map(lot -> of(journey, lot)).toList();
        var gravest = lots.stream()
                .map(LotProposal::verdict)
                .max(Comparator.comparing(text -> Verdict.of(text).orElseThrow()))
                .orElse(Verdict.HOLD.text());
        return new ProposalView(gravest, lots);
    }

    private static LotProposal of(JourneyReader.Journey journey, JourneyReader.Lot lot) {
        var exposure = journey.record().exposure(lot.requirement(), LoggingIntervals.GSP);
        var proposal =
                new Receipt(lot.requirement(), lot.expiry(), journey.record(), exposure, journey.arrived()).proposal();
        return new LotProposal(
                lot.id(),
                lot.vaccine(),
                lot.manufacturer(),
                lot.lot(),
                lot.expiry(),
                lot.quantity(),
                lot.requirement().range(),
                proposal.verdict().text(),
                proposal.reasons().stream().map(ReasonView::of).toList(),
                ExposureView.of(exposure));
    }
}
