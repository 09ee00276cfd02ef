package health.vigil.simulator.receive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Tells the formats apart by what is in them, since robots are sent all of theirs as plain JSON. */
final class Formats {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Formats() {}

    static Message read(Post post) {
        var xml = post.body().stripLeading().startsWith("<");
        return xml ? CapAlert.read(post.body()) : json(post);
    }

    private static Message json(Post post) {
        try {
            var json = JSON.readTree(post.body());
            if (!json.isObject()) {
                return new Garbled("the body is no JSON object", post.body());
            }
            if (Alertmanager.fits(json)) {
                return new Alertmanager(json);
            }
            return Robot.of(json, post)
                    .<Message>map(robot -> new RobotMessage(robot, json))
                    .orElseGet(() -> new Notification(json));
        } catch (JsonProcessingException e) {
            return new Garbled("the body is no JSON: " + e.getOriginalMessage(), post.body());
        }
    }
}
