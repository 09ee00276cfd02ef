package health.vigil.coldchain;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code cold_equipment}; where it is and for which class, the registry knows. */
@Entity
@Table(name = "cold_equipment")
@NullUnmarked
class EquipmentEntity extends PanacheEntityBase {
    @Id
    @Column(name = "device_id")
    String device;

    @Formula("(SELECT d.site FROM device d WHERE d.id = device_id)")
    String site;

    @Formula("(SELECT d.facility_class FROM device d WHERE d.id = device_id)")
    String storageClass;

    String kind;
    String model;
    String[] probes;

    @Column(name = "calibrated_on")
    LocalDate calibratedOn;

    @Column(name = "calibrated_until")
    LocalDate calibratedUntil;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Version
    long version;

    EquipmentView view() {
        return new EquipmentView(
                device, site, kind, storageClass, model, List.of(probes), calibratedOn, calibratedUntil, createdAt);
    }
}
