package health.vigil.coldchain;

import health.vigil.coldchain.ConsignmentDraft.LegDraft;
import java.util.ArrayList;

/** A consignment that goes on in another equipment. */
final class NextLeg {
    private NextLeg() {}

    static ConsignmentDraft after(ConsignmentEntity entity, LegDraft next) {
        var legs = new ArrayList<LegDraft>();
        entity.legs.forEach(leg -> legs.add(new LegDraft(leg.device, leg.from, leg.to == null ? next.from() : leg.to)));
        legs.add(next);
        var view = entity.view();
        return new ConsignmentDraft(
                view.id(),
                view.fromSite(),
                view.toSite(),
                view.lots(),
                legs,
                view.refrigeration(),
                view.purpose(),
                view.dispatchedAt(),
                view.arrivedAt(),
                view.departureTemp(),
                view.departureAmbient(),
                view.arrivalTemp(),
                view.arrivalAmbient(),
                view.mileageKm(),
                view.sender(),
                view.carrier());
    }
}
