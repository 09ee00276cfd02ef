package health.vigil.notify;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code recipient}; address and secrets are {@linkplain Sealer sealed}. */
@Entity(name = "Recipient")
@Table(name = "recipient")
class RecipientEntity extends PanacheEntityBase {
    @Id
    public UUID id;

    public String name;
    public String url;
    public String secret;

    @Column(name = "previous_secret")
    public @Nullable String previousSecret;

    @Column(name = "previous_secret_until")
    public @Nullable OffsetDateTime previousSecretUntil;

    public String format;
    public String language;
    public String[] families;
    public String[] jurisdictions;

    @Column(name = "min_priority")
    public short minPriority;

    @Column(name = "office_kind")
    public @Nullable String officeKind;

    @Column(name = "office_department")
    public @Nullable String officeDepartment;

    @Column(name = "office_jurisdiction")
    public @Nullable String officeJurisdiction;

    @Column(name = "office_site")
    public @Nullable String officeSite;

    @Column(name = "digest_window_s")
    public @Nullable Integer digestWindowSeconds;

    @Column(name = "digest_up_to")
    public @Nullable Short digestUpTo;

    @Column(name = "quiet_from")
    public @Nullable LocalTime quietFrom;

    @Column(name = "quiet_until")
    public @Nullable LocalTime quietUntil;

    @Column(name = "quiet_up_to")
    public @Nullable Short quietUpTo;

    public @Nullable UUID fallback;
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
