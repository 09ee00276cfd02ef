package health.vigil.simulator.receive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The group robots 群机器人 of the Chinese messengers. They answer 200 to everything; whether it went well is in the body. */
enum Robot {
    WECOM("errcode", "errmsg", "ok", 93000),
    DINGTALK("errcode", "errmsg", "ok", 310000),
    FEISHU("code", "msg", "success", 19021);

    private static final Set<String> ONLY_DINGTALK = Set.of("at", "link", "actionCard", "feedCard");

    private final String codeKey;
    private final String textKey;
    private final String success;
    private final int signatureCode;

    Robot(String codeKey, String textKey, String success, int signatureCode) {
        this.codeKey = codeKey;
        this.textKey = textKey;
        this.success = success;
        this.signatureCode = signatureCode;
    }

    /** Whose message it is; WeCom and DingTalk share {@code msgtype} and differ in what goes with it. */
    static Optional<Robot> of(JsonNode json, Post post) {
        if (json.has("msg_type")) {
            return Optional.of(FEISHU);
        }
        if (!json.has("msgtype")) {
            return Optional.empty();
        }
        var dingtalk = post.query().containsKey("sign")
                || post.query().containsKey("access_token")
                || ONLY_DINGTALK.stream().anyMatch(json::has)
                || json.path("markdown").has("text");
        return Optional.of(dingtalk ? DINGTALK : WECOM);
    }

    String title() {
        return name().toLowerCase(Locale.ROOT) + " robot";
    }

    Reply taken() {
        return reply(0, success);
    }

    Reply forged(String reason) {
        return reply(signatureCode, "sign not match: " + reason);
    }

    Reply failed(int code) {
        return reply(code, "refused on purpose");
    }

    private Reply reply(int code, String text) {
        var body = JsonNodeFactory.instance.objectNode().put(codeKey, code).put(textKey, text);
        return Reply.json(200, body.toString());
    }
}
