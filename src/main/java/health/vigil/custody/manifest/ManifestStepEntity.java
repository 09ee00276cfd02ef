package health.vigil.custody.manifest;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.OffsetDateTime;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A row of {@code manifest_step}: who told when what happened. Only ever added to. */
@Entity(name = "ManifestStep")
@Table(name = "manifest_step")
@Immutable
@IdClass(ManifestStepEntity.Key.class)
class ManifestStepEntity extends PanacheEntityBase {
    @Id
    public String manifest;

    @Id
    public int position;

    public String step;
    public OffsetDateTime at;
    public String actor;

    @Column(name = "signed_by")
    public @Nullable String signedBy;

    @Column(name = "recorded_at")
    public OffsetDateTime recordedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> body;

    static class Key implements Serializable {
        public String manifest;
        public int position;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.manifest.equals(manifest) && key.position == position;
        }

        @Override
        public int hashCode() {
            return manifest.hashCode() * 31 + position;
        }
    }
}
