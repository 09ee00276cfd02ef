package health.vigil.simulator.fault;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import health.vigil.simulator.registry.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A script of faults.
 *
 * @param backlog for how long back every device sends readings when the scenario starts
 */
public record Scenario(String description, Duration backlog, List<FaultSpec> faults) {

    /** The scenarios that come with the simulator; each is a resource beside this class. */
    public static final List<String> BUILT_IN = List.of("steady", "demo", "waste", "cold_chain", "quarantine");

    private static final ObjectReader READER =
            Yaml.MAPPER.reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private record File(Optional<String> description, Optional<String> backlog, List<FaultSpec> faults) {}

    /**
     * Reads a built-in scenario or a file: either {@code {description, backlog, faults}} or only the list of faults.
     *
     * @throws IllegalArgumentException if there is no such scenario or it cannot be understood
     */
    public static Scenario named(String nameOrFile) {
        try {
            if (BUILT_IN.contains(nameOrFile)) {
                return parse(nameOrFile, builtIn(nameOrFile));
            }
            var file = Path.of(nameOrFile);
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException(
                        "no scenario '" + nameOrFile + "': neither a readable file nor one of " + BUILT_IN);
            }
            return parse(nameOrFile, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the scenario " + nameOrFile, e);
        }
    }

    static Scenario parse(String source, String text) throws IOException {
        try {
            JsonNode tree = Yaml.MAPPER.readTree(text);
            if (tree.isArray()) {
                return new Scenario("", Duration.ZERO, List.of(READER.treeToValue(tree, FaultSpec[].class)));
            }
            var file = READER.treeToValue(tree, File.class);
            return new Scenario(
                    file.description().orElse(""),
                    file.backlog().map(Durations::parse).orElse(Duration.ZERO),
                    file.faults() == null ? List.of() : List.copyOf(file.faults()));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(source + ": " + Yaml.explain(e), e);
        }
    }

    private static String builtIn(String name) throws IOException {
        try (var resource = Scenario.class.getResourceAsStream(name + ".yaml")) {
            if (resource == null) {
                throw new IllegalStateException("the scenario " + name + " is missing from the program");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
