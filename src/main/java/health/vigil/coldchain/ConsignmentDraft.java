package health.vigil.coldchain;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.vigil.coldchain.ConsignmentView.LotQuantity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A consignment 疫苗运输批 with the fields of the transport record (疫苗储存和运输管理规范 2017) as people write it. */
@JsonIgnoreProperties("decision")
record ConsignmentDraft(
        @Nullable @Schema(required = true, examples = "YM-20261122-01") String id,
        @Nullable @Schema(required = true, description = "id of the site that sends it") String fromSite,
        @Nullable @Schema(required = true, description = "id of the site that is to receive it") String toSite,
        @Nullable @Schema(required = true) List<LotQuantity> lots,
        @Nullable @Schema(description = "in order; the last may have no end yet") List<LegDraft> legs,
        @Nullable @Schema(description = "for instance 冷藏车 or 冷藏箱加冰排") String refrigeration,
        @Nullable String purpose,
        @Nullable @Schema(required = true) Instant dispatchedAt,
        @Nullable Instant arrivedAt,
        @Nullable Double departureTemp,
        @Nullable Double departureAmbient,
        @Nullable Double arrivalTemp,
        @Nullable Double arrivalAmbient,
        @Nullable Double mileageKm,
        @Nullable String sender,
        @Nullable String carrier) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,62}");

    /** A leg; where it comes in the list is its position. */
    @JsonIgnoreProperties("position")
    record LegDraft(
            @Nullable @Schema(required = true, description = "the equipment") String device,
            @Nullable @Schema(required = true) Instant from,
            @Nullable @Schema(description = "absent: it is still in it") Instant to) {}

    ConsignmentDraft {
        lots = lots == null ? List.of() : lots;
        legs = legs == null ? List.of() : legs;
    }

    void applyTo(ConsignmentEntity entity) {
        var faults = new Faults();
        check(faults);
        var counted = lots(faults);
        legs(faults);
        faults.refuse();
        entity.id = requireNonNull(id);
        entity.fromSite = requireNonNull(fromSite);
        entity.toSite = requireNonNull(toSite);
        entity.refrigeration = refrigeration;
        entity.purpose = purpose;
        entity.dispatchedAt = requireNonNull(dispatchedAt);
        entity.arrivedAt = arrivedAt;
        entity.departureTemp = departureTemp;
        entity.departureAmbient = departureAmbient;
        entity.arrivalTemp = arrivalTemp;
        entity.arrivalAmbient = arrivalAmbient;
        entity.mileageKm = mileageKm;
        entity.sender = sender;
        entity.carrier = carrier;
        entity.lots.keySet().retainAll(counted.keySet());
        entity.lots.putAll(counted);
        entity.legs.clear();
        legs.forEach(leg -> entity.legs.add(row(leg)));
    }

    private void check(Faults faults) {
        faults.when(
                id == null || !ID.matcher(id).matches(),
                "id",
                "must be 2 to 63 letters, digits, '.', '_' or '-', beginning with a letter or digit");
        faults.required("from_site", fromSite);
        faults.required("to_site", toSite);
        faults.required("dispatched_at", dispatchedAt);
        faults.when(
                arrivedAt != null && dispatchedAt != null && !arrivedAt.isAfter(dispatchedAt),
                "arrived_at",
                "is not after dispatched_at");
        faults.when(mileageKm != null && mileageKm < 0, "mileage_km", "is negative");
        faults.text("refrigeration", refrigeration);
        faults.text("purpose", purpose);
        faults.text("sender", sender);
        faults.text("carrier", carrier);
    }

    private Map<UUID, Integer> lots(Faults faults) {
        var counted = new HashMap<UUID, Integer>();
        faults.when(lots.isEmpty(), "lots", "must name at least one");
        for (var i = 0; i < lots.size(); i++) {
            var lot = lots.get(i);
            var path = "lots[" + i + "]";
            faults.required(path + ".lot", lot.lot());
            faults.when(lot.quantity() == null || lot.quantity() <= 0, path + ".quantity", "must be 1 or more");
            if (lot.lot() != null && lot.quantity() != null) {
                faults.when(counted.put(lot.lot(), lot.quantity()) != null, path + ".lot", "is there more than once");
            }
        }
        return counted;
    }

    private void legs(Faults faults) {
        Instant free = dispatchedAt;
        for (var i = 0; i < legs.size(); i++) {
            var leg = legs.get(i);
            var path = "legs[" + i + "]";
            faults.required(path + ".device", leg.device());
            faults.required(path + ".from", leg.from());
            faults.when(leg.to() == null && i + 1 < legs.size(), path + ".to", "is missing; only the last may be open");
            faults.when(
                    leg.from() != null && leg.to() != null && !leg.to().isAfter(leg.from()),
                    path + ".to",
                    "is not after from");
            faults.when(
                    leg.from() != null && free != null && leg.from().isBefore(free),
                    path + ".from",
                    i == 0 ? "is before dispatched_at" : "is before the end of the leg before");
            faults.when(arrivedAt != null && endsAfter(leg, arrivedAt), path + ".to", "is after arrived_at");
            free = leg.to() == null ? free : leg.to();
        }
    }

    private static boolean endsAfter(LegDraft leg, Instant arrival) {
        return leg.to() != null
                ? leg.to().isAfter(arrival)
                : leg.from() != null && !leg.from().isBefore(arrival);
    }

    static ConsignmentEntity.LegRow row(LegDraft leg) {
        var row = new ConsignmentEntity.LegRow();
        row.device = requireNonNull(leg.device());
        row.from = requireNonNull(leg.from());
        row.to = leg.to();
        return row;
    }
}
