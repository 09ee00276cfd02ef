package health.vigil.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import health.vigil.web.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads a registry file: {@code jurisdictions}, {@code sites} and {@code devices}, each a list, each optional. */
final class YamlFile {
    private static final Set<String> KEYS = Set.of("devices", "jurisdictions", "sites");
    private static final YAMLMapper MAPPER =
            new YAMLMapper(YAMLFactory.builder().loaderOptions(options()).build());

    private final DraftReader reader = new DraftReader();
    private final JsonNode root;

    private YamlFile(JsonNode root) {
        this.root = root;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it isn't YAML, 422 when entries can't be read */
    static RegistryDraft read(byte[] file) {
        try {
            return new YamlFile(MAPPER.readTree(DraftReader.utf8(file))).drafts();
        } catch (JsonProcessingException e) {
            throw Problems.badRequest("The YAML can't be read" + problem(e));
        }
    }

    private static String problem(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            var at = marked.getProblemMark();
            return " at line %d, column %d: %s".formatted(at.getLine() + 1, at.getColumn() + 1, marked.getProblem());
        }
        return ": " + e.getOriginalMessage();
    }

    private RegistryDraft drafts() {
        if (!root.isObject()) {
            throw Problems.badRequest("The YAML must have the keys jurisdictions, sites or devices at its top");
        }
        root.fieldNames().forEachRemaining(name -> {
            if (!KEYS.contains(name)) {
                reader.fault(name, "is not known here; known are jurisdictions, sites, devices");
            }
        });
        var draft = new RegistryDraft(
                entries("jurisdictions", JurisdictionDraft.class),
                entries("sites", SiteDraft.class),
                entries("devices", DeviceDraft.class));
        if (!reader.faults().isEmpty()) {
            throw Problems.unprocessable(reader.faults());
        }
        return draft;
    }

    private <D extends Draft<D>> List<Entry<D>> entries(String key, Class<D> type) {
        var entries = new ArrayList<Entry<D>>();
        var list = root.path(key);
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            reader.fault(key, "must be a list");
        }
        for (var i = 0; i < list.size() && list.isArray(); i++) {
            if (list.get(i).isObject()) {
                reader.read(list.get(i), type, key + "[" + i + "].", entries);
            } else {
                reader.fault(key + "[" + i + "]", "must have keys and values");
            }
        }
        return entries;
    }

    /** The size of a request is bounded by HTTP already, so the parser's own lower bound would only be in the way. */
    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setAllowDuplicateKeys(false);
        return options;
    }
}
