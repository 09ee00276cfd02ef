package health.vigil.notify.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A robot in a group chat. It answers 200 whatever becomes of a message: a code in the answer's body tells. Its address
 * is what gives access to the group.
 */
sealed interface Robot extends Format permits Wecom, Dingtalk, Feishu {
    /** Their limits are counted by the minute. */
    Duration TOO_FAST = Duration.ofMinutes(1);

    int TOO_MANY_REQUESTS = 429;

    String publicUrl();

    /** The address and body of one post, signed if there is a secret. */
    Request post(String url, Optional<String> secret, Post post, Instant now);

    /** 0 if it took the message; empty if the answer has no code. */
    OptionalInt code(JsonNode answer);

    String reason(JsonNode answer);

    boolean tooFast(int code, String reason);

    @Override
    default Request request(Message message, Address to, Instant now) {
        var notice = Notice.of(message, publicUrl());
        var secret = to.secrets().stream().filter(text -> !text.isBlank()).findFirst();
        return Fitting.most(
                notice.items().size(),
                shown -> post(to.url(), secret, Post.of(notice, to.language(), shown), now),
                request -> request.body().length <= largestBody());
    }

    @Override
    default Answer read(int status, String bodyHead) {
        var pause = status == TOO_MANY_REQUESTS ? Optional.of(TOO_FAST) : Optional.<Duration>empty();
        JsonNode answer;
        try {
            answer = Json.read(bodyHead);
        } catch (IllegalArgumentException e) {
            return new Answer.Refused("HTTP " + status + ", not an answer of " + name(), pause);
        }
        var code = code(answer);
        if (code.isEmpty()) {
            return new Answer.Refused("HTTP " + status + ", not an answer of " + name(), pause);
        }
        if (status / 100 == 2 && code.getAsInt() == 0) {
            return new Answer.Taken();
        }
        var reason = reason(answer);
        return new Answer.Refused(
                name() + " code " + code.getAsInt() + ": " + reason,
                tooFast(code.getAsInt(), reason) ? Optional.of(TOO_FAST) : pause);
    }

    @Override
    default boolean signsStandardWebhooks() {
        return false;
    }

    @Override
    default int largestBody() {
        return Fitting.LARGEST;
    }

    static Request json(String url, Map<String, ?> body) {
        return new Request(url, Map.of("content-type", "application/json; charset=utf-8"), Json.write(body));
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static OptionalInt integer(JsonNode number) {
        return number.isInt() ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }
}
