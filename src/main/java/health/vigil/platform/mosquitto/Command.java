package health.vigil.platform.mosquitto;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.registry.DeviceLogin;
import java.util.Optional;

/**
 * One command of the plugin.
 *
 * @param tolerated the plugin's error that means that there was nothing to do
 */
record Command(ObjectNode json, Optional<String> tolerated) {
    private static final String SEND = "publishClientSend";
    private static final String SUBSCRIBE = "subscribeLiteral";

    /** The role that holds the rights of one device; the plugin of Mosquitto 2.0 knows no placeholder in topics. */
    static String role(String device) {
        return "device-" + device;
    }

    /** A role with the rights of docs/guides/mqtt.md. */
    static Command createRole(String device) {
        var command = command("createRole").put("rolename", role(device));
        var own = "vigil/v1/" + device;
        right(command, SEND, own + "/telemetry");
        right(command, SEND, own + "/event");
        right(command, SEND, own + "/state");
        right(command, SUBSCRIBE, own + "/command");
        right(command, SUBSCRIBE, "vigil/v1/service/state");
        return new Command(command, Optional.of("Role already exists"));
    }

    /** A client that must also bear the device's id as its client id. */
    static Command createClient(DeviceLogin login) {
        var command = command("createClient")
                .put("username", login.username())
                .put("password", login.password())
                .put("clientid", login.device());
        command.withArray("roles").addObject().put("rolename", role(login.device()));
        return new Command(command, Optional.empty());
    }

    /** Ends the client's connection too. */
    static Command deleteClient(String device) {
        return new Command(command("deleteClient").put("username", device), Optional.of("Client not found"));
    }

    static Command deleteRole(String device) {
        return new Command(command("deleteRole").put("rolename", role(device)), Optional.of("Role not found"));
    }

    /** Ends the client's connection too; its password is kept. */
    static Command disableClient(String device) {
        return new Command(command("disableClient").put("username", device), Optional.of("Client not found"));
    }

    static Command enableClient(String device) {
        return new Command(command("enableClient").put("username", device), Optional.empty());
    }

    static Command getClient(String device) {
        return new Command(command("getClient").put("username", device), Optional.of("Client not found"));
    }

    static Command listClients(int offset, int count) {
        return new Command(
                command("listClients")
                        .put("verbose", true)
                        .put("offset", offset)
                        .put("count", count),
                Optional.empty());
    }

    private static ObjectNode command(String name) {
        return JsonNodeFactory.instance.objectNode().put("command", name);
    }

    private static void right(ObjectNode role, String type, String topic) {
        role.withArray("acls")
                .addObject()
                .put("acltype", type)
                .put("topic", topic)
                .put("allow", true);
    }

    /** Keeps passwords out of logs. */
    @Override
    public String toString() {
        return json.path("command").asText() + " "
                + json.path("username").asText(json.path("rolename").asText());
    }
}
