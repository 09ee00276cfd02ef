package health.vigil.notify.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Feishu's custom bot 飞书自定义机器人, told by cards. By <em>飞书开放平台, 自定义机器人使用指南</em>: the signature is over nothing, its
 * key is the time in seconds and the secret; bodies of up to 20 kB; 100 messages a minute, else code 11232. Code 9499
 * stands for a malformed body, and in older answers, by its text, for too many requests. {@code StatusCode} is what the
 * first version answered; it says 0 next to any {@code code}, so it counts only alone.
 */
record Feishu(String publicUrl) implements Robot {
    private static final int PER_MINUTE = 100;
    private static final Set<Integer> TOO_OFTEN = Set.of(11_232, 99_991_400);
    private static final int MALFORMED_OR_TOO_OFTEN = 9499;

    @Override
    public String name() {
        return "feishu";
    }

    @Override
    public Request post(String url, Optional<String> secret, Post post, Instant now) {
        var body = new TreeMap<String, Object>(Map.of("msg_type", "interactive", "card", card(post)));
        secret.ifPresent(key -> {
            var timestamp = Long.toString(now.getEpochSecond());
            body.put("timestamp", timestamp);
            body.put("sign", Signatures.hmac(Robot.bytes(timestamp + "\n" + key)));
        });
        return Robot.json(url, body);
    }

    private static Map<String, Object> card(Post post) {
        var button = Map.of("tag", "button", "text", text(post.linkText()), "type", "primary", "url", post.link());
        return Map.of(
                "config", Map.of("wide_screen_mode", true),
                "header", Map.of("template", post.colour(), "title", text(post.title())),
                "elements",
                        Stream.concat(
                                        post.lines().stream().map(line -> Map.of("tag", "div", "text", text(line))),
                                        Stream.of(Map.of("tag", "action", "actions", List.of(button))))
                                .toList());
    }

    /** Plain, so that nothing in it can mention people or make links. */
    private static Map<String, String> text(String content) {
        return Map.of("tag", "plain_text", "content", content);
    }

    @Override
    public OptionalInt code(JsonNode answer) {
        return Robot.integer(answer.path(answer.has("code") ? "code" : "StatusCode"));
    }

    @Override
    public String reason(JsonNode answer) {
        return answer.path(answer.has("msg") ? "msg" : "StatusMessage").asText();
    }

    @Override
    public boolean tooFast(int code, String reason) {
        return TOO_OFTEN.contains(code) || code == MALFORMED_OR_TOO_OFTEN && reason.contains("too many request");
    }

    @Override
    public Optional<Integer> perMinute() {
        return Optional.of(PER_MINUTE);
    }

    @Override
    public Optional<String> faultOf(String secret) {
        return secret.isBlank() || secret.chars().noneMatch(Character::isWhitespace)
                ? Optional.empty()
                : Optional.of("a Feishu bot's secret (签名校验密钥) has no blanks");
    }
}
