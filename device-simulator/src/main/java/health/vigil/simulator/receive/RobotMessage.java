package health.vigil.simulator.receive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a group robot is to say, as text, Markdown, post or card. */
record RobotMessage(Robot robot, JsonNode json) implements Message {

    /** The keys under which the robots' formats have words for people. */
    private static final Set<String> WORDS = Set.of("title", "text", "content", "desc", "keyname", "value");

    @Override
    public List<String> lines(ZoneId zone) {
        var lines = new ArrayList<String>();
        collect(json, lines);
        if (lines.isEmpty()) {
            return List.of(robot.title());
        }
        lines.set(0, robot.title() + " · " + lines.get(0));
        return lines;
    }

    @Override
    public Reply taken() {
        return robot.taken();
    }

    @Override
    public Reply forged(String reason) {
        return robot.forged(reason);
    }

    @Override
    public Reply failed(int code) {
        return robot.failed(code);
    }

    private static void collect(JsonNode node, List<String> lines) {
        for (var field : node.properties()) {
            if (field.getValue().isTextual() && WORDS.contains(field.getKey())) {
                field.getValue()
                        .textValue()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(lines::add);
            } else {
                collect(field.getValue(), lines);
            }
        }
        if (node.isArray()) {
            node.forEach(element -> collect(element, lines));
        }
    }
}
