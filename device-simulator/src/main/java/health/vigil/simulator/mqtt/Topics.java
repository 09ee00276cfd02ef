package health.vigil.simulator.mqtt;

/** The topics of one device. */
public record Topics(String telemetry, String event, String state) {

    public static Topics of(String device) {
        var root = "vigil/v1/" + device + "/";
        return new Topics(root + "telemetry", root + "event", root + "state");
    }
}
