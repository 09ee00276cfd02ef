package health.vigil.simulator.receive;

import static health.vigil.simulator.receive.RunningReceiver.EVENT;
import static health.vigil.simulator.receive.RunningReceiver.SECRET_OF_ANOTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ReceiverMisbehaviourTest {

    @ParameterizedTest
    @CsvSource({"500,500", "429,429", "410,410", "redirect,307"})
    void refusesOnPurposeAndSaysWhatItHadBeen(String kind, int status) throws Exception {
        try (var receiver = misbehaving("--misbehave", kind)) {
            assertThat(receiver.post("msg-1", EVENT).statusCode()).isEqualTo(status);

            assertThat(receiver.printed())
                    .singleElement()
                    .asString()
                    .startsWith("MISBEHAVED " + kind)
                    .contains("· alarm.raised · high ·")
                    .endsWith("signature ok");
        }
    }

    @Test
    void misbehavesForeverUnlessTold() throws Exception {
        try (var receiver = misbehaving("--misbehave", "500")) {
            for (var attempt = 0; attempt < 5; attempt++) {
                assertThat(receiver.post("msg-1", EVENT).statusCode()).isEqualTo(500);
            }
        }
    }

    @Test
    void whatItRefusedOnPurposeIsNewWhenItComesAgain() throws Exception {
        try (var receiver = misbehaving("--misbehave", "500", "--first", "2")) {
            assertThat(receiver.post("msg-1", EVENT).statusCode()).isEqualTo(500);
            assertThat(receiver.post("msg-1", EVENT).statusCode()).isEqualTo(500);
            assertThat(receiver.post("msg-1", EVENT).statusCode()).isEqualTo(204);

            assertThat(receiver.printed()).last().asString().startsWith("11-22 16:15:00 · alarm.raised");
            assertThat(receiver.get("text/plain").body()).hasLineCount(1);
        }
    }

    @Test
    void stillChecksTheSignature() throws Exception {
        try (var receiver = misbehaving("--misbehave", "500")) {
            var answer = receiver.post("msg-1", Instant.now(), EVENT, SECRET_OF_ANOTHER);

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(receiver.printed())
                    .singleElement()
                    .asString()
                    .contains("SIGNATURE BAD: No matching signature found");
        }
    }

    @Test
    void asksForPatience() throws Exception {
        try (var fiveSeconds = misbehaving("--misbehave", "429");
                var aMinute = misbehaving("--misbehave", "500", "--retry-after", "60")) {
            assertThat(fiveSeconds.post("msg-1", EVENT).headers().firstValue("Retry-After"))
                    .hasValue("5");
            assertThat(aMinute.post("msg-1", EVENT).headers().firstValue("Retry-After"))
                    .hasValue("60");
        }
    }

    @Test
    void sendsToAnotherPlace() throws Exception {
        try (var receiver = misbehaving("--misbehave", "redirect")) {
            assertThat(receiver.post("msg-1", EVENT).headers().firstValue("Location"))
                    .hasValue("/elsewhere");
        }
    }

    @Test
    void answersLateWhatItHasTaken() throws Exception {
        try (var receiver = misbehaving("--misbehave", "slow", "--delay", "1s", "--first", "1")) {
            var begun = Instant.now();
            assertThat(receiver.post("msg-1", EVENT).statusCode()).isEqualTo(204);
            assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            receiver.post("msg-1", EVENT);

            assertThat(receiver.printed()).first().asString().startsWith("MISBEHAVED slow 1s: 11-22 16:15:00");
            assertThat(receiver.printed()).last().isEqualTo("repeated, ignored: webhook-id msg-1");
        }
    }

    @Test
    void closesTheConnectionWithoutAnAnswer() throws Exception {
        try (var receiver = misbehaving("--misbehave", "drop", "--first", "1")) {
            assertThatThrownBy(() -> receiver.post("msg-1", EVENT)).isInstanceOf(IOException.class);

            assertThat(receiver.printed()).singleElement().asString().startsWith("MISBEHAVED drop: ");
            assertThat(receiver.post("msg-1", EVENT).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void saysFailureUnderASuccessAsRobotsDo() throws Exception {
        try (var receiver = misbehaving("--misbehave", "body");
                var other = misbehaving("--misbehave", "body", "--code", "9499")) {
            var wecom = receiver.postUnsigned("/", "{\"msgtype\":\"text\",\"text\":{\"content\":\"x\"}}");
            var feishu = other.postUnsigned("/", "{\"msg_type\":\"text\",\"content\":{\"text\":\"x\"}}");

            assertThat(wecom.statusCode()).isEqualTo(200);
            assertThat(wecom.body()).isEqualTo("{\"errcode\":93000,\"errmsg\":\"refused on purpose\"}");
            assertThat(feishu.statusCode()).isEqualTo(200);
            assertThat(feishu.body()).isEqualTo("{\"code\":9499,\"msg\":\"refused on purpose\"}");
        }
    }

    private static RunningReceiver misbehaving(String... options) throws IOException {
        @Command
        class Parsed {
            @Mixin
            private MisbehaveOptions misbehave;
        }
        var parsed = new Parsed();
        parsed.misbehave = new MisbehaveOptions();
        new CommandLine(parsed).parseArgs(options);
        return RunningReceiver.misbehaving(parsed.misbehave.manners());
    }
}
