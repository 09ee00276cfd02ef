package health.vigil.simulator.signal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The containers of one ward: one packed each half hour, collected and stored within the hour, handed to the carrier
 * in the morning after, well inside the 48 hours of the Medical Waste Regulation 医疗废物管理条例 art. 17.
 *
 * @param jurisdiction division code that the container's number carries
 * @param lane number of this ward among all wards of the jurisdiction, so that no two share a container number
 * @param lanes how many wards the jurisdiction has
 */
record WasteJourneys(String jurisdiction, String ward, int lane, int lanes, Seed seed) {

    private static final long SLOT = Duration.ofMinutes(30).toMillis();
    private static final long FIRST_SLOT = LocalDate.of(2026, 1, 1)
                    .atStartOfDay(BeijingTime.OFFSET)
                    .toInstant()
                    .toEpochMilli()
            / SLOT;
    private static final LocalTime CARRIER_COMES = LocalTime.of(9, 30);
    /** From packing to hand-over no container takes longer. */
    private static final Duration LONGEST = Duration.ofHours(30);

    /** All whose journey touches the span. */
    List<WasteJourney> within(Instant from, Instant to) {
        var journeys = new ArrayList<WasteJourney>();
        var last = Math.floorDiv(to.toEpochMilli(), SLOT);
        for (var slot = Math.floorDiv(from.minus(LONGEST).toEpochMilli(), SLOT); slot <= last; slot++) {
            var journey = journey(slot);
            if (!journey.packed().isAfter(to) && !journey.handedOver().isBefore(from)) {
                journeys.add(journey);
            }
        }
        return journeys;
    }

    private WasteJourney journey(long slot) {
        var number = Math.floorMod((slot - FIRST_SLOT) * lanes + lane, (long) ContainerNumber.SCRIPTED_FROM);
        var packed = Instant.ofEpochMilli(slot * SLOT).plusSeconds((long) (seed.uniform(4 * slot) * 1500));
        var collected = packed.plusSeconds(300 + (long) (seed.uniform(4 * slot + 1) * 900));
        var stored = collected.plusSeconds(240 + (long) (seed.uniform(4 * slot + 2) * 300));
        return new WasteJourney(
                ContainerNumber.of(jurisdiction, number),
                ward,
                packed,
                collected,
                stored,
                carrierAfter(stored.plus(Duration.ofHours(1))).plusSeconds(20L * (number % 60)),
                WasteJourney.round(2 + 6 * seed.uniform(4 * slot + 3)),
                0.02 * seed.gaussian(slot));
    }

    private static Instant carrierAfter(Instant t) {
        var today = BeijingTime.date(t).atTime(CARRIER_COMES).toInstant(BeijingTime.OFFSET);
        return today.isAfter(t) ? today : today.plus(Duration.ofDays(1));
    }
}
