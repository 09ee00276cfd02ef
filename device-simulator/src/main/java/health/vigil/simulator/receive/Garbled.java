package health.vigil.simulator.receive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import java.util.List;

/** What can't be read, and why. */
record Garbled(String reason, String body) implements Message {

    @Override
    public List<String> lines(ZoneId zone) {
        return List.of(reason);
    }

    @Override
    public JsonNode json() {
        return TextNode.valueOf(body);
    }
}
