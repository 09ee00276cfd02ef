package health.vigil.custody.manifest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code container}, which the ledger writes: what is asked of it about a trip. */
@Entity(name = "CarriedContainer")
@Table(name = "container")
@Immutable
class CarriedEntity {
    @Id
    public String id;

    public @Nullable String kind;
    public @Nullable String category;

    @Column(name = "site_id")
    public @Nullable String site;

    public String state;
    public @Nullable String trip;
    public @Nullable String manifest;

    @Column(name = "handed_over_at")
    public @Nullable OffsetDateTime handedOverAt;

    @Column(name = "arrived_at")
    public @Nullable OffsetDateTime arrivedAt;

    @Column(name = "weight_in_kg")
    public @Nullable Double weightIn;

    @Column(name = "weight_out_kg")
    public @Nullable Double weightOut;

    @Column(name = "weight_plant_kg")
    public @Nullable Double weightPlant;

    Carried carried() {
        return new Carried(
                id,
                kind,
                category,
                state,
                handedOverAt == null ? null : handedOverAt.toInstant(),
                arrivedAt == null ? null : arrivedAt.toInstant(),
                weightOut == null ? weightIn : weightOut,
                weightPlant,
                manifest);
    }
}
