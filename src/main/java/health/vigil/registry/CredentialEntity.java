package health.vigil.registry;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "device_credential")
@NullUnmarked
class CredentialEntity extends PanacheEntityBase {
    @Id
    @Column(name = "device_id")
    String deviceId;

    byte[] salt;
    byte[] hash;

    @Column(name = "issued_at")
    Instant issuedAt;
}
