package health.vigil.custody.manifest;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code manifest}: never deleted. */
@Entity(name = "Manifest")
@Table(name = "manifest")
class ManifestEntity extends PanacheEntityBase {
    @Id
    public String id;

    public @Nullable String number;
    public boolean paper;

    @Column(name = "paper_number")
    public @Nullable String paperNumber;

    public String state;

    @Column(name = "consignor_site")
    public String consignorSite;

    @Column(name = "carrier_site")
    public String carrierSite;

    @Column(name = "receiver_site")
    public String receiverSite;

    public @Nullable String vehicle;
    public @Nullable String trip;

    @JdbcTypeCode(SqlTypes.JSON)
    public Details details;

    @Column(name = "issued_at")
    public @Nullable OffsetDateTime issuedAt;

    @Column(name = "departed_at")
    public @Nullable OffsetDateTime departedAt;

    @Column(name = "arrived_at")
    public @Nullable OffsetDateTime arrivedAt;

    @Column(name = "received_at")
    public @Nullable OffsetDateTime receivedAt;

    @Column(name = "backfilled_at")
    public @Nullable OffsetDateTime backfilledAt;

    @Column(name = "completed_at")
    public @Nullable OffsetDateTime completedAt;

    @Column(name = "cancelled_at")
    public @Nullable OffsetDateTime cancelledAt;

    @Column(name = "created_at", updatable = false)
    public OffsetDateTime createdAt;

    @Column(name = "changed_at")
    public OffsetDateTime changedAt;

    @Version
    public long version;

    Manifest manifest(List<ManifestLineEntity> lines) {
        var times = new EnumMap<StepKind, Instant>(StepKind.class);
        put(times, StepKind.ISSUE, issuedAt);
        put(times, StepKind.DEPART, departedAt);
        put(times, StepKind.ARRIVE, arrivedAt);
        put(times, StepKind.RECEIVE, receivedAt);
        put(times, StepKind.BACKFILL, backfilledAt);
        put(times, StepKind.COMPLETE, completedAt);
        put(times, StepKind.CANCEL, cancelledAt);
        return new Manifest(
                new Transfer(
                        details.consignor().at(consignorSite),
                        details.carrier().at(carrierSite),
                        details.receiver().at(receiverSite),
                        vehicle,
                        trip,
                        details.plate(),
                        details.route(),
                        details.treatment(),
                        lines.stream()
                                .filter(ManifestLineEntity::isPlanned)
                                .map(ManifestLineEntity::line)
                                .toList()),
                number == null ? null : new ManifestNumber(number),
                paperNumber,
                times,
                lines.stream().flatMap(line -> line.receipt().stream()).toList());
    }

    void take(Manifest manifest, Instant now) {
        var transfer = manifest.transfer();
        number = Objects.toString(manifest.number(), null);
        paper = manifest.isPaper();
        paperNumber = manifest.paperNumber();
        state = manifest.state().text();
        consignorSite = transfer.consignor().site();
        carrierSite = transfer.carrier().site();
        receiverSite = transfer.receiver().site();
        vehicle = transfer.vehicle();
        trip = transfer.trip();
        details = Details.of(transfer);
        issuedAt = time(manifest, StepKind.ISSUE);
        departedAt = time(manifest, StepKind.DEPART);
        arrivedAt = time(manifest, StepKind.ARRIVE);
        receivedAt = time(manifest, StepKind.RECEIVE);
        backfilledAt = time(manifest, StepKind.BACKFILL);
        completedAt = time(manifest, StepKind.COMPLETE);
        cancelledAt = time(manifest, StepKind.CANCEL);
        changedAt = now.atOffset(ZoneOffset.UTC);
    }

    private static void put(Map<StepKind, Instant> times, StepKind step, @Nullable OffsetDateTime at) {
        if (at != null) {
            times.put(step, at.toInstant());
        }
    }

    private static @Nullable OffsetDateTime time(Manifest manifest, StepKind step) {
        return manifest.at(step).map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
