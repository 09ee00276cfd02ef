package health.vigil.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;

/**
 * What a digest of alarms says: the {@code data} of its CloudEvent.
 *
 * @param sequence counts the digests of this recipient
 * @param total    how many things happened; more than are listed only for robots, whose messages are short
 * @param message  a sentence for people, in Chinese
 * @param events   the {@code data} that each would have been sent with by itself, and its {@code type}; of one alarm in
 *                 its order
 */
@JsonInclude
record AlarmDigestData(int sequence, int total, String message, String messageEn, List<JsonNode> events, Links links) {

    /** @param alarms the list in the API */
    record Links(URI alarms) {}

    static AlarmDigestData of(int sequence, int total, long alarms, List<JsonNode> events, String publicUrl) {
        return new AlarmDigestData(
                sequence,
                total,
                "报警汇总：%d 条通知，涉及报警 %d 起".formatted(total, alarms),
                "Alarm digest: %d notifications about %d alarms".formatted(total, alarms),
                events,
                new Links(URI.create(publicUrl + "/api/v1/alarms")));
    }
}
