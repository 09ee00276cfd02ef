package health.vigil.notify.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    private static final Set<String> PEOPLES = Set.of("name", "name_en", "message", "message_en");

    @Test
    void areFoundByTheirNames() {
        var formats = new Formats(Examples.PUBLIC_URL);

        assertThat(formats.all())
                .extracting(Format::name)
                .containsExactly("cloudevents", "cap", "alertmanager", "wecom", "dingtalk", "feishu");
        assertThat(formats.all())
                .allSatisfy(format -> assertThat(formats.of(format.name())).contains(format));
        assertThat(formats.of("fax")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cloudevents,true,",
        "cap,true,",
        "alertmanager,true,",
        "wecom,false,20",
        "dingtalk,false,20",
        "feishu,false,100"
    })
    void knowWhatTheRecipientExpects(String name, boolean signed, Integer perMinute) {
        assertThat(Examples.format(name).signsStandardWebhooks()).isEqualTo(signed);
        assertThat(Examples.format(name).perMinute()).isEqualTo(Optional.ofNullable(perMinute));
        assertThat(Examples.format(name).largestBody()).isLessThan(20_000);
    }

    /** What is sent, for people to read: an alarm in each format. */
    @ParameterizedTest
    @ValueSource(strings = {"cloudevents", "cap", "alertmanager", "wecom", "dingtalk", "feishu"})
    void writeAnAlarmAsInTheExamples(String name) throws IOException {
        var format = Examples.format(name);
        var secret =
                format.signsStandardWebhooks() ? Examples.SECRET : name.equals("wecom") ? "" : "SEC0123456789abcdef";

        var sent = readable(
                format.request(Examples.raised(), Examples.address(Language.ZH, secret), Examples.NOW),
                name.equals("cap"));

        var written = Files.createDirectories(Path.of("target/formats")).resolve(name + ".http");
        Files.writeString(written, sent);
        assertThat(sent).isEqualTo(Files.readString(Examples.FOLDER.resolve(name + ".http")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudevents", "cap", "alertmanager", "wecom", "dingtalk", "feishu"})
    void writeEveryTypeOfMessageTheSameOnEveryRepeat(String name) {
        var to = Examples.address(Language.EN, Examples.format(name).signsStandardWebhooks() ? Examples.SECRET : "");

        assertThat(Examples.all()).allSatisfy(message -> assertThat(
                        Examples.format(name).request(message, to, Examples.NOW).body())
                .isEqualTo(Examples.format(name)
                        .request(message, to, Examples.NOW.plusSeconds(600))
                        .body())
                .hasSizeLessThanOrEqualTo(Examples.format(name).largestBody()));
    }

    @ParameterizedTest
    @CsvSource({"200,true", "204,true", "301,false", "404,false", "410,false", "500,false"})
    void takeAny2xxFromOtherSystems(int status, boolean taken) {
        for (var name : List.of("cloudevents", "cap", "alertmanager")) {
            assertThat(Examples.format(name).read(status, "whatever") instanceof Answer.Taken)
                    .isEqualTo(taken);
        }
    }

    @Test
    void carryADigestsEventsAsTheyAre() {
        var request = Examples.format("cloudevents")
                .request(Examples.alarms(), Examples.address(Language.ZH, Examples.SECRET), Examples.NOW);

        assertThat(Examples.json(request).path("data")).isEqualTo(Examples.data("alarms"));
        assertThat(Examples.json(request).path("id").asText())
                .isEqualTo(request.headers().get("webhook-id"));
    }

    @Test
    void sayWhichMessageIsNotWhatItsTypeSays() {
        assertThatThrownBy(() -> Examples.format("wecom")
                        .request(
                                Examples.message("health.vigil.alarm.raised", Examples.data("test")),
                                Examples.address(Language.ZH),
                                Examples.NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5b1f3c86-2b0c-4f4e-9b58-93a1f1a0c2d7 is no health.vigil.alarm.raised");
    }

    @Property(tries = 60)
    void standAnyTextAndStayBelowTheLimitWithAllIds(
            @ForAll("texts") String text, @ForAll("messages") Message example, @ForAll Language language)
            throws IOException {
        var data = Examples.JSON.readTree(example.data());
        replace(data, text);
        var message = Examples.message(example.type(), data, example.earlier().toArray(Message.Reference[]::new));

        for (var format : new Formats(Examples.PUBLIC_URL).all()) {
            var request = format.request(
                    message,
                    Examples.address(language, format.signsStandardWebhooks() ? Examples.SECRET : ""),
                    Examples.NOW);

            assertThat(request.body().length).isLessThanOrEqualTo(format.largestBody());
            if (format.name().equals("cap")) {
                assertThat(CapSchema.text(CapSchema.valid(request), "headline").codePoints())
                        .hasSizeLessThanOrEqualTo(160);
            } else {
                assertThat(Examples.json(request).isObject()).isTrue();
            }
            if (format.signsStandardWebhooks() && message.type().startsWith("health.vigil.alarm.")) {
                assertThat(Examples.text(request))
                        .contains("0b319339-962d-4a64-8386-95043f675f89", "xihe-outlet", "gb5749-2022.turbidity.high");
            }
        }
    }

    /** Whatever JSON in a database can hold, up to far more than there is room for. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().all().ofMaxLength(300),
                        Arbitraries.strings()
                                .withChars("<>&\"'\\]\u0000\u0007\u001b\r\n\t\u2028\uFFFE\uFFFF水")
                                .ofMaxLength(5000),
                        Arbitraries.of("😀".repeat(5000), "&".repeat(9000), "]]>".repeat(3000), "\u0001".repeat(9000)))
                .map(text -> "名" + new String(text.getBytes(UTF_8), UTF_8));
    }

    @Provide
    Arbitrary<Message> messages() {
        return Arbitraries.of(Examples.all().toList());
    }

    private static void replace(JsonNode node, String text) {
        node.forEach(child -> replace(child, text));
        if (node instanceof ObjectNode object) {
            PEOPLES.stream().filter(object::has).forEach(name -> object.put(name, text));
        }
    }

    private static String readable(Request request, boolean xml) {
        var head = Stream.concat(
                Stream.of("POST " + request.url()),
                new TreeMap<>(request.headers())
                        .entrySet().stream().map(header -> header.getKey() + ": " + header.getValue()));
        var body = xml ? Examples.text(request) : Examples.json(request).toPrettyString() + "\n";
        return head.collect(Collectors.joining("\n")) + "\n\n" + body;
    }
}
