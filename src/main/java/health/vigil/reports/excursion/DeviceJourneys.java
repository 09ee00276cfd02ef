package health.vigil.reports.excursion;

import health.vigil.coldchain.exposure.Leg;
import health.vigil.coldchain.exposure.Requirement;
import health.vigil.coldchain.exposure.Span;
import health.vigil.coldchain.exposure.StorageClass;
import health.vigil.reports.excursion.Journey.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Vaccine that stays in one fridge, freezer or cold room. */
@ApplicationScoped
class DeviceJourneys {
    private final Equipments equipments;
    private final Temperatures temperatures;

    DeviceJourneys(Equipments equipments, Temperatures temperatures) {
        this.equipments = equipments;
        this.temperatures = temperatures;
    }

    /** What lies in it isn't known, and may be sensitive to freezing. */
    Journey of(String device, Instant from, Instant to) {
        var fridge = equipments.of(device);
        var equipment = fridge.equipment();
        var storageClass = equipment.storageClass();
        return new Journey(
                new Subject("device", device, fridge.name(), fridge.nameEn(), fridge.facts()),
                temperatures.record(new Span(from, to), List.of(new Leg(1, equipment, from, to))),
                new Requirement(storageClass, false, storageClass == StorageClass.REFRIGERATED));
    }
}
