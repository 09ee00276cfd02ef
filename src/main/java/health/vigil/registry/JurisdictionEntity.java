package health.vigil.registry;

import static java.util.Objects.requireNonNull;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "jurisdiction")
@NullUnmarked
class JurisdictionEntity extends PanacheEntityBase implements Editable<JurisdictionDraft, JurisdictionView> {
    @Id
    String code;

    String name;

    @Column(name = "name_en")
    String nameEn;

    String level;
    String parent;

    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_to")
    LocalDate validTo;

    String successor;

    @Version
    long version;

    @Override
    public String key() {
        return code;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public void take(JurisdictionDraft draft) {
        code = requireNonNull(draft.code());
        name = requireNonNull(draft.name());
        nameEn = requireNonNull(draft.nameEn());
        level = requireNonNull(draft.level());
        parent = draft.parent();
        validFrom = draft.validFrom();
        validTo = draft.validTo();
        successor = draft.successor();
    }

    @Override
    public JurisdictionView view() {
        return new JurisdictionView(code, name, nameEn, level, parent, validFrom, validTo, successor);
    }
}
