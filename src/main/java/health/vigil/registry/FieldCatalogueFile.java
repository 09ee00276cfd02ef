package health.vigil.registry;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.vigil.telemetry.Checks;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.FieldCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Set;

/** The field catalogue as it is shipped: {@code fields.yaml}. */
public final class FieldCatalogueFile {
    private static final String FILE = "/fields.yaml";

    private static final ObjectMapper STRICT = mapper().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private FieldCatalogueFile() {}

    /** @throws IllegalStateException if the file is missing, or repeats an id or a name */
    public static FieldCatalogue load() {
        try (var file = FieldCatalogueFile.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            var lenient = mapper().addModule(new JavaTimeModule()).build();
            var fields = new ArrayList<Field>();
            for (var node : lenient.readTree(file)) {
                fields.add(field((ObjectNode) node, lenient));
            }
            return new FieldCatalogue(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Everything of a field must be there but its checks, and of those nothing must. */
    private static Field field(ObjectNode node, ObjectMapper lenient) throws IOException {
        var written = node.remove("checks");
        var checks = written == null
                ? Checks.NONE
                : lenient.treeToValue(written, ChecksEntry.class).checks();
        var field = STRICT.treeToValue(node, FieldEntry.class);
        return new Field(
                field.id, field.name, field.unit, field.senmlUnits, field.min, field.max, field.zh, field.en, checks);
    }

    private record FieldEntry(
            int id, String name, String unit, Set<String> senmlUnits, double min, double max, String zh, String en) {}

    private static YAMLMapper.Builder mapper() {
        return YAMLMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }
}
