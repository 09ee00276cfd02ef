package health.vigil.registry;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record JurisdictionDraft(
        @NotBlank(message = "is missing") @Nullable String code,
        @NotBlank(message = "is missing") @Size(max = 200, message = "is longer than {max} characters") @Nullable
                String name,
        @NotBlank(message = "is missing") @Size(max = 200, message = "is longer than {max} characters") @Nullable
                String nameEn,
        @NotBlank(message = "is missing") @Nullable String level,
        @Nullable String parent,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String successor)
        implements Draft<JurisdictionDraft> {
    @Override
    public @Nullable String key() {
        return code;
    }

    @Override
    public JurisdictionDraft withKey(String key) {
        return new JurisdictionDraft(key, name, nameEn, level, parent, validFrom, validTo, successor);
    }
}
