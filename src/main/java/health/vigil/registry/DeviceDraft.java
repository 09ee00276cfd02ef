package health.vigil.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as people write it. What only the service knows may stay in the JSON, so that the answer of a GET can be
 * edited and put back.
 *
 * @param intervalS expected seconds between two messages
 * @param gateway  id of the device that it reports through
 * @param mqtt      MQTT version that the device speaks; a hint for the simulator, of no use here
 */
@JsonIgnoreProperties({"jurisdiction", "created_at", "retired_at"})
record DeviceDraft(
        @NotNull(message = "is missing") @Pattern(regexp = Ids.PATTERN, message = Ids.MESSAGE) @Nullable String id,
        @NotBlank(message = "is missing") @Nullable String site,
        @NotBlank(message = "is missing") @Size(max = 200, message = "is longer than {max} characters") @Nullable
                String name,
        @NotBlank(message = "is missing") @Size(max = 200, message = "is longer than {max} characters") @Nullable
                String nameEn,
        @NotBlank(message = "is missing") @Nullable String family,
        @NotBlank(message = "is missing") @Nullable String samplingPoint,
        @Nullable String facilityClass,
        @Nullable String disinfectant,
        @NotNull(message = "is missing")
                @Min(value = 1, message = "must be 1 to 86400 seconds")
                @Max(value = 86_400, message = "must be 1 to 86400 seconds")
                @Nullable
                Integer intervalS,
        @Nullable String gateway,
        String protocol,
        @Nullable Integer mqtt,
        @Nullable Hj212 hj212,
        @NotEmpty(message = "must name at least one field") List<@NotNull(message = "is empty") String> fields)
        implements Draft<DeviceDraft> {
    static final String VIGIL_JSON = "vigil_json";
    static final String HJ212 = "hj212";
    static final List<String> PROTOCOLS = List.of(VIGIL_JSON, "senml", HJ212);

    DeviceDraft {
        protocol = protocol == null ? VIGIL_JSON : protocol;
        fields = fields == null ? List.of() : fields;
    }

    @Override
    public @Nullable String key() {
        return id;
    }

    @Override
    public DeviceDraft withKey(String key) {
        return new DeviceDraft(
                key,
                site,
                name,
                nameEn,
                family,
                samplingPoint,
                facilityClass,
                disinfectant,
                intervalS,
                gateway,
                protocol,
                mqtt,
                hj212,
                fields);
    }
}
