package health.vigil.notify;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** A row of {@code recipient}. */
@Entity(name = "Recipient")
@Table(name = "recipient")
class RecipientEntity extends PanacheEntityBase {
    @Id
    public UUID id;

    public String name;
    public String url;
    public String secret;
    public String[] families;
    public String[] jurisdictions;

    @Column(name = "min_priority")
    public short minPriority;

    public boolean enabled;

    @Column(name = "created_at", updatable = false)
    public OffsetDateTime createdAt;

    @Version
    public long version;

    /** By name, then id. */
    static Uni<List<RecipientEntity>> page(int limit) {
        return RecipientEntity.<RecipientEntity>find("order by name, id")
                .range(0, limit - 1)
                .list();
    }

    static Uni<List<RecipientEntity>> pageAfter(String name, UUID id, int limit) {
        return RecipientEntity.<RecipientEntity>find("name > ?1 or name = ?1 and id > ?2 order by name, id", name, id)
                .range(0, limit - 1)
                .list();
    }
}
