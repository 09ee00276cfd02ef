package health.vigil.registry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.FieldCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The field catalogue as it is shipped: {@code fields.yaml}. */
public final class FieldCatalogueFile {
    private static final String FILE = "/fields.yaml";

    private FieldCatalogueFile() {}

    /** @throws IllegalStateException if the file is missing, or repeats an id or a name */
    public static FieldCatalogue load() {
        var mapper = YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
        try (var file = FieldCatalogueFile.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return new FieldCatalogue(mapper.readValue(file, new TypeReference<List<Field>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read: " + e.getMessage(), e);
        }
    }
}
