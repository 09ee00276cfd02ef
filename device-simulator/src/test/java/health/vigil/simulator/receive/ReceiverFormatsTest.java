package health.vigil.simulator.receive;

import static health.vigil.simulator.receive.RunningReceiver.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiverFormatsTest {

    private static final String ROBOT_SECRET = "SEC0123456789abcdef";
    private static final String DINGTALK = """
            {"msgtype":"markdown","markdown":{"title":"出厂水浑浊度超标","text":"### 出厂水浑浊度超标\\n\\n测值 1.35 NTU"}}""";

    private RunningReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = new RunningReceiver(List.of(SECRET), List.of("SECsomeone else's", ROBOT_SECRET), Manners.good());
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aDigestIsItsSentenceAndALineForEachEvent() throws Exception {
        receiver.post("msg-1", """
                {"specversion":"1.0","id":"msg-1","type":"health.vigil.alarms.digest","time":"2026-11-22T16:15:00+08:00",
                 "data":{"sequence":3,"total":2,"message":"报警 2 条","message_en":"2 alarm events","events":[
                  {"type":"health.vigil.alarm.raised","sequence":1,
                   "alarm":{"priority":"high","message":"出厂水：浑浊度超标"}},
                  {"type":"health.vigil.alarm.cleared","sequence":2,
                   "alarm":{"priority":"low","message":"泵房：浑浊度偏高，已解除"}}],
                  "links":{}}}""");

        assertThat(receiver.printed()).singleElement().isEqualTo("""
                        11-22 16:15:00 · alarms.digest · 报警 2 条 · #3 · signature ok
                          alarm.raised · high · 出厂水：浑浊度超标 · #1
                          alarm.cleared · low · 泵房：浑浊度偏高，已解除 · #2""");
    }

    @Test
    void anAlertOfCapIsShownByItsChineseHeadline() throws Exception {
        var answer = receiver.post("msg-1", cap("alert", """
                <info><language>en-US</language><severity>Severe</severity><headline>Turbidity</headline></info>
                <info><language>zh-CN</language><severity>Severe</severity><headline>出厂水浑浊度超标</headline></info>
                """));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(receiver.printed())
                .containsExactly("11-22 16:15:00 · cap Update · Exercise · Severe · 出厂水浑浊度超标 · signature ok");
        assertThat(receiver.get("application/json").body()).contains("\"event\":\"<?xml");
    }

    @Test
    void xmlThatIsNoAlertIsRefused() throws Exception {
        assertThat(receiver.post("msg-1", cap("alarm", "")).statusCode()).isEqualTo(400);
        assertThat(receiver.post("msg-2", "<alert>").statusCode()).isEqualTo(400);
        assertThat(receiver.post("msg-3", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void xmlWithoutAGoodSignatureIsRefusedToo() throws Exception {
        assertThat(receiver.postUnsigned("/", cap("alert", "")).statusCode()).isEqualTo(401);
    }

    @Test
    void alertsOfAlertmanagerAreALineEach() throws Exception {
        receiver.post("msg-1", alertmanager("""
                {"status":"firing","labels":{"alertname":"turbidity","severity":"high"},
                 "annotations":{"summary":"出厂水浑浊度超标"},"startsAt":"2026-11-22T08:15:00Z"}"""));
        receiver.post("msg-2", alertmanager("""
                {"status":"firing","labels":{"alertname":"turbidity"},"startsAt":"2026-11-22T08:15:00Z"},
                {"status":"resolved","labels":{"alertname":"ph","severity":"low"},"annotations":{"description":"pH 恢复"},
                 "startsAt":"2026-11-22T08:15:00Z","endsAt":"2026-11-22T08:30:00Z"}"""));

        assertThat(receiver.printed())
                .containsExactly("11-22 16:15:00 · alertmanager firing · high · 出厂水浑浊度超标 · signature ok", """
                        alertmanager firing · 2 alerts · signature ok
                          11-22 16:15:00 · alertmanager firing · turbidity
                          11-22 16:30:00 · alertmanager resolved · low · pH 恢复""");
    }

    @Test
    void aWeComRobotReadsOutItsTextAndSaysOk() throws Exception {
        var answer = receiver.postUnsigned(
                "/cgi-bin/webhook/send?key=1",
                "{\"msgtype\":\"markdown\",\"markdown\":{\"content\":\"**超标**\\n测值 1.35\"}}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\"}");
        assertThat(receiver.printed()).containsExactly("wecom robot · **超标** · not signed, as WeCom has it\n  测值 1.35");
    }

    @Test
    void aDingTalkRobotChecksTheSignInItsAddress() throws Exception {
        var now = Instant.now().toEpochMilli();

        var good = receiver.postUnsigned(dingtalk(now, now + "\n" + ROBOT_SECRET), DINGTALK);
        var forged = receiver.postUnsigned(dingtalk(now, now + "\nanother"), DINGTALK);
        var unsigned = receiver.postUnsigned("/robot/send?access_token=1", DINGTALK);

        assertThat(good.body()).isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\"}");
        assertThat(receiver.printed()).first().asString().startsWith("dingtalk robot · 出厂水浑浊度超标 · signature ok");
        assertThat(forged.body()).startsWith("{\"errcode\":310000,");
        assertThat(unsigned.body()).startsWith("{\"errcode\":310000,");
        assertThat(receiver.printed()).last().asString().startsWith("REFUSED 200: {\"errcode\":310000");
    }

    @Test
    void aSignOfTwoHoursAgoIsRefused() throws Exception {
        var then = Instant.now().minusSeconds(7200).toEpochMilli();

        var answer = receiver.postUnsigned(dingtalk(then, then + "\n" + ROBOT_SECRET), DINGTALK);

        assertThat(answer.body()).contains("more than an hour");
    }

    @Test
    void aFeishuRobotChecksTheSignInTheBody() throws Exception {
        var now = Instant.now().getEpochSecond();

        var good = receiver.postUnsigned("/open-apis/bot/v2/hook/1", feishu(now, now + "\n" + ROBOT_SECRET));
        var forged = receiver.postUnsigned("/open-apis/bot/v2/hook/1", feishu(now, now + "\nanother"));

        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.body()).isEqualTo("{\"code\":0,\"msg\":\"success\"}");
        assertThat(receiver.printed()).first().isEqualTo("feishu robot · 超标 · signature ok\n  测值 1.35 NTU");
        assertThat(forged.body()).startsWith("{\"code\":19021,");
    }

    @Test
    void saysSoWhenARobotsSignatureCannotBeChecked() throws Exception {
        try (var without = RunningReceiver.wellBehaved()) {
            without.postUnsigned("/", DINGTALK);

            assertThat(without.printed()).first().asString().contains("signature not checked, no --robot-secret");
        }
    }

    private static String cap(String root, String infos) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <%1$s xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>1</identifier>
                <sent>2026-11-22T16:15:00+08:00</sent><status>Exercise</status><msgType>Update</msgType>%2$s</%1$s>
                """.formatted(root, infos);
    }

    private static String alertmanager(String alerts) {
        return "{\"version\":\"4\",\"status\":\"firing\",\"alerts\":[" + alerts + "]}";
    }

    private static String dingtalk(long millis, String signed) throws Exception {
        return "/robot/send?access_token=1&timestamp=" + millis + "&sign="
                + URLEncoder.encode(hmac(ROBOT_SECRET, signed), StandardCharsets.UTF_8);
    }

    private static String feishu(long seconds, String key) throws Exception {
        return """
                {"timestamp":"%d","sign":"%s","msg_type":"interactive","card":{
                 "header":{"title":{"tag":"plain_text","content":"超标"}},
                 "elements":[{"tag":"markdown","content":"测值 1.35 NTU"}]}}""".formatted(seconds, hmac(key, ""));
    }

    private static String hmac(String key, String signed) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
