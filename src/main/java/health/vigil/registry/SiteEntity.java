package health.vigil.registry;

import static java.util.Objects.requireNonNull;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "site")
@NullUnmarked
class SiteEntity extends PanacheEntityBase implements Editable<SiteDraft, SiteView> {
    @Id
    String id;

    String name;

    @Column(name = "name_en")
    String nameEn;

    String jurisdiction;
    String kind;
    String address;
    String contact;
    Double latitude;
    Double longitude;

    @JdbcTypeCode(SqlTypes.JSON)
    Opening opening;

    @Version
    long version;

    @Override
    public String key() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void take(SiteDraft draft) {
        id = requireNonNull(draft.id());
        name = requireNonNull(draft.name());
        nameEn = requireNonNull(draft.nameEn());
        jurisdiction = requireNonNull(draft.jurisdiction());
        kind = requireNonNull(draft.kind());
        address = draft.address();
        contact = draft.contact();
        latitude = draft.latitude();
        longitude = draft.longitude();
        opening = draft.opening();
    }

    @Override
    public SiteView view() {
        return new SiteView(id, name, nameEn, jurisdiction, kind, address, contact, latitude, longitude, opening);
    }
}
