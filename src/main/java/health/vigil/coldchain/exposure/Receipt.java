package health.vigil.coldchain.exposure;

import health.vigil.rules.LocalDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One lot of a consignment at the door of who is to receive it.
 *
 * @param expiry  last day on which it may be used
 * @param arrived its journey has ended
 */
public record Receipt(
        Requirement requirement, LocalDate expiry, TemperatureRecord record, Exposure exposure, boolean arrived) {

    /** For a person to decide; 疫苗管理法 art. 39 wants a record that is missing or out of range refused and reported. */
    public Proposal proposal() {
        var reasons = new ArrayList<Reason>();
        record(reasons);
        exposure.excursions()
                .forEach(e -> reasons.add(
                        Reason.of(e.run().suspect() ? Ground.EXCURSION_SUSPECT : Ground.EXCURSION, e.run())));
        exposure.freezeEvents().forEach(e -> reasons.add(Reason.of(ground(e), e.run())));
        exposure.heat().indicators().stream()
                .filter(HeatIndicator.Count::tripped)
                .forEach(count -> reasons.add(new Reason(
                        Ground.HEAT_INDICATOR,
                        null,
                        null,
                        null,
                        count.indicator().celsius())));
        record.legs().forEach(leg -> equipment(leg).forEach(reasons::add));
        if (LocalDay.of(record.journey().to()).date().isAfter(expiry)) {
            reasons.add(Reason.of(Ground.EXPIRED));
        }
        if (!arrived) {
            reasons.add(Reason.of(Ground.NOT_ARRIVED));
        }
        return Proposal.of(reasons);
    }

    private void record(List<Reason> reasons) {
        exposure.missing().forEach(span -> reasons.add(Reason.during(Ground.LEG_MISSING, span)));
        if (exposure.proven().isZero() && exposure.gaps().stream().noneMatch(Gap::suspect)) {
            reasons.add(Reason.during(Ground.RECORD_MISSING, record.journey()));
        } else {
            exposure.gaps().forEach(gap -> reasons.add(reason(gap)));
        }
    }

    private static Reason reason(Gap gap) {
        if (gap.probe() != null) {
            return new Reason(Ground.PROBE_GAP, gap.leg(), gap.probe(), gap.span(), null);
        }
        var ground = gap.suspect() ? Ground.RECORD_SUSPECT : Ground.GAP;
        return new Reason(ground, gap.leg(), gap.device(), gap.span(), null);
    }

    private static Ground ground(FreezeEvent event) {
        if (event.run().suspect()) {
            return Ground.EXCURSION_SUSPECT;
        }
        return event.kind() == FreezeEvent.Kind.FREEZE ? Ground.FREEZE : Ground.FREEZE_RISK;
    }

    private Stream<Reason> equipment(Leg leg) {
        var calibrated = leg.equipment().calibratedUntil();
        var reasons = new ArrayList<Reason>();
        if (calibrated == null || LocalDay.of(leg.to()).date().isAfter(calibrated)) {
            reasons.add(Reason.at(Ground.CALIBRATION_OVERDUE, leg));
        }
        if (leg.equipment().storageClass() != requirement.storageClass()) {
            reasons.add(Reason.at(Ground.WRONG_STORAGE_CLASS, leg));
        }
        return reasons.stream();
    }
}
