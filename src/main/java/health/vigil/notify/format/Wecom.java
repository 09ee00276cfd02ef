package health.vigil.notify.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * WeCom's group robot 企业微信群机器人. By <em>企业微信开发者中心, 群机器人配置说明</em> (Markdown of up to 4096 bytes, 20 messages a
 * minute) and its <em>全局错误码</em> (45009: too often). It knows no signature.
 */
record Wecom(String publicUrl) implements Robot {
    private static final int LARGEST = 4096;
    private static final int PER_MINUTE = 20;
    private static final int TOO_OFTEN = 45_009;

    @Override
    public String name() {
        return "wecom";
    }

    @Override
    public Request post(String url, Optional<String> secret, Post post, Instant now) {
        return Robot.json(url, Map.of("msgtype", "markdown", "markdown", Map.of("content", Markdown.of(post, "\n"))));
    }

    @Override
    public OptionalInt code(JsonNode answer) {
        return Robot.integer(answer.path("errcode"));
    }

    @Override
    public String reason(JsonNode answer) {
        return answer.path("errmsg").asText();
    }

    @Override
    public boolean tooFast(int code, String reason) {
        return code == TOO_OFTEN;
    }

    @Override
    public Optional<Integer> perMinute() {
        return Optional.of(PER_MINUTE);
    }

    /** Of the whole body, whose content then is no larger either. */
    @Override
    public int largestBody() {
        return LARGEST;
    }

    @Override
    public Optional<String> faultOf(String secret) {
        return secret.isBlank()
                ? Optional.empty()
                : Optional.of("a WeCom robot has no secret: what gives access is the key in its address");
    }
}
