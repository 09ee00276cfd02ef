package health.vigil.registry;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record SiteDraft(
        @NotNull(message = "is missing") @Pattern(regexp = Ids.PATTERN, message = Ids.MESSAGE) @Nullable String id,
        @NotBlank(message = "is missing") @Size(max = 200, message = "is longer than {max} characters") @Nullable
                String name,
        @NotBlank(message = "is missing") @Size(max = 200, message = "is longer than {max} characters") @Nullable
                String nameEn,
        @NotBlank(message = "is missing") @Nullable String jurisdiction,
        @NotNull(message = "is missing")
                @Pattern(
                        regexp = "[a-z][a-z0-9_]{1,40}",
                        message = "'${validatedValue}' is not a word of a-z, 0-9 and _, such as waterworks or clinic")
                @Nullable
                String kind,
        @Size(max = 500, message = "is longer than {max} characters") @Nullable String address,
        @Size(max = 500, message = "is longer than {max} characters") @Nullable String contact,
        @DecimalMin(value = "-90", message = "must be within -90..90 degrees")
                @DecimalMax(value = "90", message = "must be within -90..90 degrees")
                @Nullable
                Double latitude,
        @DecimalMin(value = "-180", message = "must be within -180..180 degrees")
                @DecimalMax(value = "180", message = "must be within -180..180 degrees")
                @Nullable
                Double longitude,
        @Nullable Opening opening)
        implements Draft<SiteDraft> {
    @Override
    public @Nullable String key() {
        return id;
    }

    @Override
    public SiteDraft withKey(String key) {
        return new SiteDraft(key, name, nameEn, jurisdiction, kind, address, contact, latitude, longitude, opening);
    }
}
