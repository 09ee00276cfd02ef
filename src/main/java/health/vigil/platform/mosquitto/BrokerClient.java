package health.vigil.platform.mosquitto;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/**
 * A client as the broker lists it.
 *
 * @param ours whether it is a device that Vigil made, and not a client of somebody else
 */
record BrokerClient(String username, boolean ours, boolean disabled) {
    static BrokerClient of(JsonNode json) {
        var username = json.path("username").asText();
        var ours = StreamSupport.stream(json.path("roles").spliterator(), false)
                .anyMatch(role -> role.path("rolename").asText().equals(Command.role(username)));
        return new BrokerClient(username, ours, json.path("disabled").asBoolean());
    }
}
