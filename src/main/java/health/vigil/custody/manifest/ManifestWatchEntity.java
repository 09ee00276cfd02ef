package health.vigil.custody.manifest;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code manifest_watch}, which {@link ManifestWatch} writes. */
@Entity(name = "ManifestWatch")
@Table(name = "manifest_watch")
@Immutable
class ManifestWatchEntity extends PanacheEntityBase {
    @Id
    public String manifest;

    /** A deadline has passed, and lasts. */
    public boolean overdue;
}
