package health.vigil.notify.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsTest {
    /** printf '1795306501123\nSEC…' | openssl dgst -sha256 -hmac SEC… -binary | openssl base64 */
    @Test
    void signsForDingtalkInTheAddress() {
        var to = new Address(
                "https://oapi.dingtalk.example/robot/send?access_token=x",
                List.of("SEC0123456789abcdef"),
                Language.ZH,
                "值班群");

        assertThat(Examples.format("dingtalk")
                        .request(Examples.raised(), to, Examples.NOW)
                        .url())
                .isEqualTo("https://oapi.dingtalk.example/robot/send?access_token=x&timestamp=1795306501123"
                        + "&sign=qh4r3rgwa69L00YrPZFJS2dXcyoS%2F8AudBiYjeS4RRM%3D");
    }

    /** printf '' | openssl dgst -sha256 -hmac "$(printf '1795306501\nfs-secret')" -binary | openssl base64 */
    @Test
    void signsForFeishuInTheBody() {
        var body = Examples.json(Examples.format("feishu")
                .request(Examples.raised(), Examples.address(Language.ZH, "fs-secret"), Examples.NOW));

        assertThat(body.path("timestamp").asText()).isEqualTo("1795306501");
        assertThat(body.path("sign").asText()).isEqualTo("3NhW7MSbC4x0RYK3+rO4UV+Z/RALPId2VhMYopEiCBQ=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wecom", "dingtalk", "feishu"})
    void signsNothingWithoutASecret(String format) {
        var request = Examples.format(format).request(Examples.raised(), Examples.address(Language.ZH), Examples.NOW);

        assertThat(request.url()).isEqualTo("https://cdc.example/alerts");
        assertThat(request.headers()).containsOnlyKeys("content-type");
        assertThat(Examples.json(request).has("sign")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # format | status | answer                                             | wait
            wecom    | 200    | {"errcode":0,"errmsg":"ok"}                        | taken
            wecom    | 200    | {"errcode":45009,"errmsg":"api freq out of limit"} | PT1M
            wecom    | 200    | {"errcode":93000,"errmsg":"invalid webhook url"}   | none
            dingtalk | 200    | {"errcode":0,"errmsg":"ok"}                        | taken
            dingtalk | 200    | {"errcode":130101,"errmsg":"send too fast"}        | PT1M
            dingtalk | 200    | {"errcode":410100,"errmsg":"send too fast"}        | PT1M
            dingtalk | 200    | {"errcode":310000,"errmsg":"sign not match"}       | none
            feishu   | 200    | {"code":0,"msg":"success","data":{},"StatusCode":0} | taken
            feishu   | 200    | {"StatusCode":0,"StatusMessage":"success"}         | taken
            feishu   | 200    | {"StatusCode":0,"code":9499,"msg":"too many request"} | PT1M
            feishu   | 400    | {"code":9499,"msg":"too many request","data":{}}   | PT1M
            feishu   | 400    | {"code":9499,"msg":"Bad Request","data":{}}        | none
            feishu   | 200    | {"code":11232,"msg":"frequency limited"}           | PT1M
            feishu   | 200    | {"code":19021,"msg":"sign match fail"}             | none
            wecom    | 200    | <html>captive portal</html>                        | none
            wecom    | 200    | {"errcode":0                                       | none
            wecom    | 200    | {}                                                 | none
            dingtalk | 503    | {"errcode":0,"errmsg":"ok"}                        | none
            dingtalk | 429    | slow down                                          | PT1M
            """)
    void judgesAnAnswerByTheCodeInIt(String format, int status, String answer, String expected) {
        var read = Examples.format(format).read(status, answer);

        if (expected.equals("taken")) {
            assertThat(read).isEqualTo(new Answer.Taken());
        } else {
            var wait = expected.equals("none") ? Optional.empty() : Optional.of(Duration.parse(expected));
            assertThat(((Answer.Refused) read).pause()).isEqualTo(wait);
        }
    }

    @Test
    void saysWhyItWasRefused() {
        assertThat(((Answer.Refused) Examples.format("dingtalk")
                                .read(200, "{\"errcode\":310000,\"errmsg\":\"keywords not in content\"}"))
                        .why())
                .isEqualTo("dingtalk code 310000: keywords not in content");
    }

    @Test
    void keepsADigestForWecomWithinItsLimitAndSaysHowManyMoreThereAre() {
        var request =
                Examples.format("wecom").request(Examples.alarms(100), Examples.address(Language.ZH), Examples.NOW);
        var content = Examples.json(request).at("/markdown/content").asText();
        var listed = content.lines().filter(line -> line.startsWith("【紧急】西河水厂")).count();

        assertThat(request.body().length).isLessThanOrEqualTo(4096);
        assertThat(listed).isGreaterThan(10);
        assertThat(content).contains("\n… 另有 " + (100 - listed) + " 起\n").doesNotContain("【低】");
    }

    @Test
    void speaksTheRecipientsLanguage() {
        var content = Examples.json(Examples.format("wecom")
                        .request(Examples.raised(), Examples.address(Language.EN), Examples.NOW))
                .at("/markdown/content")
                .asText();

        assertThat(content)
                .isEqualTo(
                        """
                        **［High］ Alarm: Xihe Waterworks, Turbidity above limit**
                        Xihe Waterworks, Plant outlet: Turbidity above limit, 1.35 NTU (limit 1 NTU, GB 5749-2022 Table 1) since 2026-11-22 08:10:00
                        [Open in Vigil](https://vigil.example/alarms/0b319339-962d-4a64-8386-95043f675f89)""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wecom", "dingtalk"})
    void letsNoNameMentionPeopleOrMakeLinks(String format) {
        var data = Examples.data("alarm");
        ((ObjectNode) data.path("alarm")).put("message", "<@all> [here](https://evil.example) **x**\n# y");

        var body = new String(
                Examples.format(format)
                        .request(
                                Examples.message("health.vigil.alarm.raised", data),
                                Examples.address(Language.ZH),
                                Examples.NOW)
                        .body(),
                UTF_8);

        assertThat(body).doesNotContain("<@all>", "[here]", "**x**", "\\n# y");
    }

    @Test
    void knowsWhatCanBeASecret() {
        assertThat(Examples.format("wecom").faultOf("")).isEmpty();
        assertThat(Examples.format("wecom").faultOf("x")).isPresent();
        assertThat(Examples.format("dingtalk").faultOf("SECabc")).isEmpty();
        assertThat(Examples.format("dingtalk").faultOf("abc")).isPresent();
        assertThat(Examples.format("feishu").faultOf("abc")).isEmpty();
        assertThat(Examples.format("feishu").faultOf("a b")).isPresent();
        assertThat(Examples.format("cap").faultOf("SECabc")).isPresent();
    }
}
