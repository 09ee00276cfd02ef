package health.vigil.reports.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reads a table of scores; what is wrong in it is told with its place. */
final class ScoringFile {
    private static final String EXAMPLE = "scoring-example.yaml";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ScoringFile() {}

    static ScoringTable example() {
        try (var file = ScoringFile.class.getResourceAsStream("/reports/" + EXAMPLE)) {
            if (file == null) {
                throw new IllegalStateException(EXAMPLE + " is missing from the program");
            }
            return read(EXAMPLE, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(EXAMPLE + " can't be read: " + e.getMessage(), e);
        }
    }

    static ScoringTable read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException("vigil.scoring.file: " + file + " can't be read: " + e, e);
        }
    }

    /** @throws IllegalStateException that names the file, the place and what is wrong */
    static ScoringTable read(String file, String yaml) {
        try {
            return YAML.readValue(yaml, ScoringTable.class);
        } catch (JsonMappingException e) {
            throw new IllegalStateException(file + ", " + problem(e), e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "%s, line %d: %s".formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()), e);
        }
    }

    private static String problem(JsonMappingException e) {
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException cause) {
            return cause.getMessage();
        }
        var place = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex() + 1) : step.getFieldName())
                .collect(Collectors.joining(" "));
        var line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
        return line + place + ": " + e.getOriginalMessage();
    }
}
