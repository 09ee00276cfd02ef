package health.vigil.limits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One pack as written in YAML.
 *
 * @param name without folder and ending, for instance {@code gb5749-2022}; every id in it begins so
 */
record PackFile(String name, String yaml) {
    LimitPack read(LimitReader reader) {
        var root = root();
        var limits = limits(root);
        if (!root.path("legal").isBoolean()) {
            throw error("head", "legal: is missing; it must be true or false");
        }
        var head = head(root);
        var entries = new ArrayList<LimitEntry>();
        for (var limit : limits) {
            entries.add(entry(limit, "limit " + (entries.size() + 1), head, reader));
        }
        return head.with(List.copyOf(entries));
    }

    /** The limit of this id as it is written, to be changed at will. */
    ObjectNode written(String id) {
        for (var limit : limits(root())) {
            if (limit instanceof ObjectNode entry && limit.path("id").asText().equals(id)) {
                return entry;
            }
        }
        throw error(id, "there is no such limit");
    }

    /** @param place the id of the limit, or {@code head} */
    InvalidLimitPackException error(String place, String problem) {
        return new InvalidLimitPackException("limits/%s.yaml, %s: ".formatted(name, place), problem);
    }

    /** One limit that belongs into this pack. */
    LimitEntry entry(JsonNode node, String position, LimitPack head, LimitReader reader) {
        var id = node.path("id").asText(position);
        if (!(node instanceof ObjectNode written)) {
            throw error(id, "it must hold the keys of a limit");
        }
        var entry = read(written, id, reader);
        if (!entry.id().startsWith(name + ".")) {
            throw error(id, "id: must begin with \"%s.\"".formatted(name));
        }
        if (head.legal() && entry.averaging() == Averaging.DAILY_MEAN) {
            throw error(
                    id,
                    "averaging: a single value cannot break a daily mean; put the warning in a pack that is"
                            + " not legal, and the limit itself into daily_mean");
        }
        return entry;
    }

    private LimitEntry read(ObjectNode written, String id, LimitReader reader) {
        try {
            return reader.read(written);
        } catch (IllegalArgumentException e) {
            throw error(id, e.getMessage());
        }
    }

    private LimitPack head(ObjectNode root) {
        try {
            return PackMapper.convert(root, LimitPack.class);
        } catch (IllegalArgumentException e) {
            throw error("head", e.getMessage());
        }
    }

    private ArrayNode limits(ObjectNode root) {
        if (root.remove("limits") instanceof ArrayNode limits && !limits.isEmpty()) {
            return limits;
        }
        throw error("head", "limits: is missing");
    }

    private ObjectNode root() {
        try {
            if (PackMapper.tree(yaml) instanceof ObjectNode root) {
                return root;
            }
            throw error("head", "the file must hold the keys of a limit pack");
        } catch (JsonProcessingException e) {
            throw error("line " + e.getLocation().getLineNr(), e.getOriginalMessage());
        }
    }
}
