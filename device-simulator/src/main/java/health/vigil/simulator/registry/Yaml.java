package health.vigil.simulator.registry;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** How the simulator's YAML files are read: unknown keys belong to somebody else. */
public final class Yaml {

    public static final ObjectMapper MAPPER = JsonMapper.builder(new YAMLFactory())
            .addModule(new Jdk8Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Yaml() {}

    /** What is wrong with a file and where, for the person who wrote it. */
    public static String explain(JacksonException e) {
        var where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
        var path = e instanceof JsonMappingException mapping ? mapping.getPathReference() : "";
        var cause = e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage();
        return cause + where + (path.isEmpty() ? "" : " at " + path.replaceAll("[\\w.$]+\\[", "["));
    }
}
