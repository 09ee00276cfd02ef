package health.vigil.simulator.receive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret of a DingTalk or Feishu robot. Both sign the time with it, not the message. */
record RobotSecret(String text) {

    private static final String HMAC = "HmacSHA256";
    private static final Duration TOLERANCE = Duration.ofHours(1);

    Proof check(RobotMessage message, Post post) {
        return message.robot() == Robot.FEISHU ? feishu(message) : dingtalk(post);
    }

    /** Milliseconds and sign in the address; the secret is the key. */
    private Proof dingtalk(Post post) {
        var timestamp = post.parameter("timestamp").orElse("");
        return check(
                timestamp,
                1,
                post.parameter("sign").orElse(""),
                mac(text, timestamp + "\n" + text),
                "timestamp and sign are not in the address");
    }

    /** Seconds and sign in the body; the key is time and secret, and nothing is signed with it. */
    private Proof feishu(RobotMessage message) {
        var timestamp = Line.text(message.json(), "/timestamp");
        return check(
                timestamp,
                1000,
                Line.text(message.json(), "/sign"),
                mac(timestamp + "\n" + text, ""),
                "timestamp and sign are not in the body");
    }

    private static Proof check(String timestamp, long millis, String sign, String expected, String absent) {
        if (!timestamp.matches("\\d{1,15}") || sign.isEmpty()) {
            return new Proof.Bad(absent);
        }
        var signed = Instant.ofEpochMilli(Long.parseLong(timestamp) * millis);
        if (Duration.between(signed, Instant.now()).abs().compareTo(TOLERANCE) > 0) {
            return new Proof.Bad("the timestamp is more than an hour from now");
        }
        return MessageDigest.isEqual(bytes(sign), bytes(expected))
                ? new Proof.Good("signature ok")
                : new Proof.Bad("the sign does not fit the secret");
    }

    private static String mac(String key, String signed) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes(key), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(bytes(signed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
