package health.vigil.registry;

import static java.util.Objects.requireNonNull;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** The numeric key is left to the database and to the hot path; people know devices by id. */
@Entity
@Table(name = "device")
@NullUnmarked
class DeviceEntity extends PanacheEntityBase implements Editable<DeviceDraft, DeviceView> {
    @Id
    String id;

    String site;

    @Formula("(SELECT s.jurisdiction FROM site s WHERE s.id = site)")
    String jurisdiction;

    String name;

    @Column(name = "name_en")
    String nameEn;

    String family;

    @Column(name = "sampling_point")
    String samplingPoint;

    @Column(name = "facility_class")
    String facilityClass;

    String disinfectant;

    @Column(name = "interval_s")
    int intervalS;

    String gateway;

    String protocol;
    String[] fields;

    @Column(name = "hj212_mn")
    String hj212Mn;

    @Column(name = "hj212_codes")
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> hj212Codes;

    @Column(name = "created_at", insertable = false, updatable = false)
    Instant createdAt;

    @Column(name = "retired_at")
    Instant retiredAt;

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

    /** Whoever describes a device wants it to be in service: a retired one comes back. */
    @Override
    public void take(DeviceDraft draft) {
        id = requireNonNull(draft.id());
        site = requireNonNull(draft.site());
        name = requireNonNull(draft.name());
        nameEn = requireNonNull(draft.nameEn());
        family = requireNonNull(draft.family());
        samplingPoint = requireNonNull(draft.samplingPoint());
        facilityClass = draft.facilityClass();
        disinfectant = draft.disinfectant();
        intervalS = requireNonNull(draft.intervalS());
        gateway = draft.gateway();
        protocol = draft.protocol();
        fields = draft.fields().toArray(String[]::new);
        hj212Mn = draft.hj212() == null ? null : draft.hj212().mn();
        hj212Codes = draft.hj212() == null ? Map.of() : Map.copyOf(draft.hj212().codes());
        retiredAt = null;
    }

    void retire(Instant at) {
        if (retiredAt == null) {
            retiredAt = at;
        }
    }

    @Override
    public DeviceView view() {
        return new DeviceView(
                id,
                site,
                jurisdiction,
                name,
                nameEn,
                family,
                samplingPoint,
                facilityClass,
                disinfectant,
                intervalS,
                gateway,
                protocol,
                hj212Mn == null ? null : new Hj212(hj212Mn, hj212Codes),
                List.of(fields),
                createdAt,
                retiredAt);
    }
}
