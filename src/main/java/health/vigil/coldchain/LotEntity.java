package health.vigil.coldchain;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code vaccine_lot}. */
@Entity
@Table(name = "vaccine_lot")
@NullUnmarked
class LotEntity extends PanacheEntityBase {
    @Id
    UUID id;

    String vaccine;
    String manufacturer;
    String specification;
    String lot;
    LocalDate expiry;

    @Column(name = "storage_class")
    String storageClass;

    @Column(name = "long_term_frozen")
    boolean longTermFrozen;

    @Column(name = "freeze_sensitive")
    boolean freezeSensitive;

    @Version
    long version;

    LotView view() {
        return new LotView(
                id, vaccine, manufacturer, specification, lot, expiry, storageClass, longTermFrozen, freezeSensitive);
    }
}
