package health.vigil.coldchain;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.vigil.coldchain.exposure.Requirement;
import health.vigil.coldchain.exposure.StorageClass;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A lot of vaccine 疫苗批次 as people write it. */
@JsonIgnoreProperties("id")
record LotDraft(
        @Nullable @Schema(required = true, examples = "重组乙型肝炎疫苗（酿酒酵母）") String vaccine,
        @Nullable @Schema(required = true) String manufacturer,
        @Nullable String specification,
        @Nullable @Schema(required = true, description = "lot number 批号") String lot,
        @Nullable @Schema(required = true, description = "last day of use") LocalDate expiry,
        @Nullable @Schema(description = "refrigerated, frozen or ultra_cold", defaultValue = "refrigerated")
                String storageClass,
        @Nullable @Schema(description = "oral polio vaccine kept for long: -20 °C or colder", defaultValue = "false")
                Boolean longTermFrozen,
        @Nullable @Schema(description = "one freezing destroys it", defaultValue = "false") Boolean freezeSensitive) {

    void applyTo(LotEntity entity) {
        var faults = new Faults();
        faults.requiredText("vaccine", vaccine);
        faults.requiredText("manufacturer", manufacturer);
        faults.text("specification", specification);
        faults.requiredText("lot", lot);
        faults.required("expiry", expiry);
        var parsed = StorageClass.of(storageClass == null ? StorageClass.REFRIGERATED.text() : storageClass);
        faults.when(parsed.isEmpty(), "storage_class", "must be refrigerated, frozen or ultra_cold");
        parsed.ifPresent(storage -> {
            try {
                new Requirement(storage, Boolean.TRUE.equals(longTermFrozen), Boolean.TRUE.equals(freezeSensitive));
            } catch (IllegalArgumentException e) {
                faults.add("storage_class", String.valueOf(e.getMessage()));
            }
        });
        faults.refuse();
        entity.vaccine = requireNonNull(vaccine);
        entity.manufacturer = requireNonNull(manufacturer);
        entity.specification = specification;
        entity.lot = requireNonNull(lot);
        entity.expiry = requireNonNull(expiry);
        entity.storageClass = parsed.orElseThrow().text();
        entity.longTermFrozen = Boolean.TRUE.equals(longTermFrozen);
        entity.freezeSensitive = Boolean.TRUE.equals(freezeSensitive);
    }
}
