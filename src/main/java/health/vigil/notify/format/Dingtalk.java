package health.vigil.notify.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * DingTalk's custom robot 钉钉自定义机器人. By <em>钉钉开放平台, 自定义机器人接入</em> and <em>自定义机器人安全设置</em> (加签: the signature and
 * its time in milliseconds are query parameters; 20 messages a minute, more are held off for up to ten minutes).
 */
record Dingtalk(String publicUrl) implements Robot {
    private static final int PER_MINUTE = 20;
    private static final Set<Integer> TOO_OFTEN = Set.of(130_101, 410_100);
    private static final String SECRET = "SEC";

    @Override
    public String name() {
        return "dingtalk";
    }

    @Override
    public Request post(String url, Optional<String> secret, Post post, Instant now) {
        return Robot.json(
                secret.map(key -> signed(url, key, now.toEpochMilli())).orElse(url),
                Map.of(
                        "msgtype",
                        "markdown",
                        "markdown",
                        Map.of("title", post.title(), "text", Markdown.of(post, "\n\n"))));
    }

    private static String signed(String url, String secret, long timestamp) {
        var sign = Signatures.hmac(Robot.bytes(secret), Robot.bytes(timestamp + "\n" + secret));
        return url + (url.contains("?") ? "&" : "?") + "timestamp=" + timestamp + "&sign="
                + URLEncoder.encode(sign, UTF_8);
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
        return TOO_OFTEN.contains(code);
    }

    @Override
    public Optional<Integer> perMinute() {
        return Optional.of(PER_MINUTE);
    }

    @Override
    public Optional<String> faultOf(String secret) {
        return secret.isBlank() || secret.startsWith(SECRET)
                ? Optional.empty()
                : Optional.of("a DingTalk robot's secret (加签密钥) begins with " + SECRET
                        + "; leave it out if the robot checks keywords or addresses instead");
    }
}
