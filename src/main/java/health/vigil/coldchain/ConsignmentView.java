package health.vigil.coldchain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A consignment as shown.
 *
 * @param decision accept, hold or refuse; absent before it is decided
 */
record ConsignmentView(
        String id,
        String fromSite,
        String toSite,
        List<LotQuantity> lots,
        List<LegView> legs,
        @Nullable String refrigeration,
        @Nullable String purpose,
        Instant dispatchedAt,
        @Nullable Instant arrivedAt,
        @Nullable Double departureTemp,
        @Nullable Double departureAmbient,
        @Nullable Double arrivalTemp,
        @Nullable Double arrivalAmbient,
        @Nullable Double mileageKm,
        @Nullable String sender,
        @Nullable String carrier,
        @Nullable String decision) {

    /** How many minimum sales packages 最小销售单元 of a lot. */
    record LotQuantity(@Nullable UUID lot, @Nullable Integer quantity) {}

    /** @param to absent: it is still in it */
    record LegView(int position, String device, Instant from, @Nullable Instant to) {}

    static ConsignmentView of(ConsignmentEntity entity) {
        return new ConsignmentView(
                entity.id,
                entity.fromSite,
                entity.toSite,
                entity.lots.entrySet().stream()
                        .map(lot -> new LotQuantity(lot.getKey(), lot.getValue()))
                        .sorted(Comparator.comparing(LotQuantity::lot))
                        .toList(),
                IntStream.range(0, entity.legs.size())
                        .mapToObj(i -> leg(i + 1, entity.legs.get(i)))
                        .toList(),
                entity.refrigeration,
                entity.purpose,
                entity.dispatchedAt,
                entity.arrivedAt,
                entity.departureTemp,
                entity.departureAmbient,
                entity.arrivalTemp,
                entity.arrivalAmbient,
                entity.mileageKm,
                entity.sender,
                entity.carrier,
                entity.decision);
    }

    private static LegView leg(int position, ConsignmentEntity.LegRow leg) {
        return new LegView(position, leg.device, leg.from, leg.to);
    }
}
