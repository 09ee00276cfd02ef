package health.vigil.custody.manifest;

import health.vigil.telemetry.label.WasteCategory;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of {@code manifest_line}: what was planned of a category, and what the receiver found. */
@Entity(name = "ManifestLine")
@Table(name = "manifest_line")
@IdClass(ManifestLineEntity.Key.class)
class ManifestLineEntity extends PanacheEntityBase {
    @Id
    public String manifest;

    @Id
    public String category;

    public @Nullable String form;
    public @Nullable String packaging;
    public int containers;

    @Column(name = "kg_planned")
    public double kgPlanned;

    @Column(name = "containers_received")
    public @Nullable Integer containersReceived;

    @Column(name = "kg_received")
    public @Nullable Double kgReceived;

    @Column(name = "containers_rejected")
    public @Nullable Integer containersRejected;

    @Column(name = "kg_rejected")
    public @Nullable Double kgRejected;

    public String[] mismatches = {};
    public @Nullable String note;

    static class Key implements Serializable {
        public String manifest;
        public String category;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.manifest.equals(manifest) && key.category.equals(category);
        }

        @Override
        public int hashCode() {
            return manifest.hashCode() * 31 + category.hashCode();
        }
    }

    static ManifestLineEntity of(String manifest, WasteCategory category) {
        var row = new ManifestLineEntity();
        row.manifest = manifest;
        row.category = category.code();
        return row;
    }

    boolean isPlanned() {
        return containers > 0;
    }

    Line line() {
        return new Line(
                category(),
                Optional.ofNullable(form).flatMap(WasteForm::of).orElse(null),
                packaging,
                containers,
                kgPlanned);
    }

    /** Absent until the receiver has said. */
    Optional<Receipt> receipt() {
        if (containersReceived == null || kgReceived == null || containersRejected == null || kgRejected == null) {
            return Optional.empty();
        }
        var stated = Arrays.stream(mismatches)
                .flatMap(text -> MismatchKind.of(text).stream())
                .collect(Collectors.toSet());
        return Optional.of(
                new Receipt(category(), containersReceived, kgReceived, containersRejected, kgRejected, stated, note));
    }

    ManifestLineEntity take(Line line) {
        form = line.form() == null ? null : line.form().text();
        packaging = line.packaging();
        containers = line.containers();
        kgPlanned = line.kg();
        return this;
    }

    ManifestLineEntity take(Receipt receipt) {
        containersReceived = receipt.containers();
        kgReceived = receipt.kg();
        containersRejected = receipt.rejectedContainers();
        kgRejected = receipt.rejectedKg();
        mismatches =
                receipt.mismatches().stream().sorted().map(MismatchKind::text).toArray(String[]::new);
        note = receipt.note();
        return this;
    }

    private WasteCategory category() {
        return WasteCategory.of(category).orElseThrow();
    }
}
