package health.vigil.telemetry;

import java.util.Arrays;
import java.util.Optional;

/** The topics a device publishes on: the last level of {@code vigil/v1/{device}/{channel}}. The code is stored. */
public enum Channel {
    TELEMETRY(1, "telemetry"),
    EVENT(2, "event"),
    STATE(3, "state");

    private final int code;
    private final String topicLevel;

    Channel(int code, String topicLevel) {
        this.code = code;
        this.topicLevel = topicLevel;
    }

    public int code() {
        return code;
    }

    public String topicLevel() {
        return topicLevel;
    }

    public static Optional<Channel> ofTopicLevel(String level) {
        return Arrays.stream(values()).filter(c -> c.topicLevel.equals(level)).findFirst();
    }
}
