package health.vigil.simulator.receive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.List;

/** What a request says, in one of the formats that Vigil sends. */
sealed interface Message permits Notification, CapAlert, Alertmanager, RobotMessage, Garbled {

    /** The message for people: one line, and one more for each thing that it lists. */
    List<String> lines(ZoneId zone);

    /** The whole message; one that is not JSON as a string. */
    JsonNode json();

    /** How its receiver says that it has taken it. */
    default Reply taken() {
        return Reply.empty(204);
    }

    /** How its receiver says that the signature is wrong. */
    default Reply forged(String reason) {
        return Reply.text(401, reason);
    }

    /** How its receiver says no under the status 200. */
    default Reply failed(int code) {
        return Robot.WECOM.failed(code);
    }
}
