package health.vigil.coldchain;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.ListIndexBase;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code consignment} with its lots and legs. */
@Entity
@Table(name = "consignment")
@NullUnmarked
class ConsignmentEntity extends PanacheEntityBase {
    @Id
    String id;

    @Column(name = "from_site")
    String fromSite;

    @Column(name = "to_site")
    String toSite;

    String refrigeration;
    String purpose;

    @Column(name = "dispatched_at")
    Instant dispatchedAt;

    @Column(name = "arrived_at")
    Instant arrivedAt;

    @Column(name = "departure_temp")
    Double departureTemp;

    @Column(name = "departure_ambient")
    Double departureAmbient;

    @Column(name = "arrival_temp")
    Double arrivalTemp;

    @Column(name = "arrival_ambient")
    Double arrivalAmbient;

    @Column(name = "mileage_km")
    Double mileageKm;

    String sender;
    String carrier;

    /** The latest decision: to hold may be followed by another. */
    @Formula("(SELECT d.verdict FROM receipt_decision d WHERE d.consignment = id ORDER BY d.id DESC LIMIT 1)")
    String decision;

    /** How many there are of each. */
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "consignment_lot", joinColumns = @JoinColumn(name = "consignment"))
    @MapKeyColumn(name = "lot")
    @Column(name = "quantity")
    Map<UUID, Integer> lots = new HashMap<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "consignment_leg", joinColumns = @JoinColumn(name = "consignment"))
    @OrderColumn(name = "position")
    @ListIndexBase(1)
    List<LegRow> legs = new ArrayList<>();

    @Version
    long version;

    /** A row of {@code consignment_leg}. */
    @Embeddable
    @NullUnmarked
    static class LegRow {
        @Column(name = "device_id")
        String device;

        @Column(name = "from_at")
        Instant from;

        @Column(name = "to_at")
        Instant to;
    }

    boolean isDecided() {
        return decision != null && !decision.equals("hold");
    }

    ConsignmentView view() {
        return ConsignmentView.of(this);
    }
}
