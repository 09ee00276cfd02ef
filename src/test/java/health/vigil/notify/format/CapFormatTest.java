package health.vigil.notify.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class CapFormatTest {
    @ParameterizedTest
    @MethodSource("all")
    void isValidForEveryTypeOfMessage(Message message) {
        var document = cap(message);

        assertThat(CapSchema.text(document, "identifier"))
                .isEqualTo(message.id().toString());
        assertThat(CapSchema.text(document, "scope")).isEqualTo("Restricted");
    }

    static Stream<Message> all() {
        return Examples.all();
    }

    @Test
    void beginsWithAnAlertIsUpdatedAndCancelledWhenItIsOver() {
        assertThat(CapSchema.text(cap(Examples.raised()), "msgType")).isEqualTo("Alert");
        var update = cap(Examples.message(
                "health.vigil.alarm.acknowledged", Examples.data("alarm"), Examples.earlier(1), Examples.earlier(2)));
        assertThat(CapSchema.text(update, "msgType")).isEqualTo("Update");
        assertThat(CapSchema.text(update, "references"))
                .isEqualTo("https://vigil.example,00000000-0000-4000-8000-000000000001,2026-11-22T08:15:01+08:00"
                        + " https://vigil.example,00000000-0000-4000-8000-000000000002,2026-11-22T08:15:02+08:00");
        var cancel = cap(Examples.cleared());
        assertThat(CapSchema.text(cancel, "msgType")).isEqualTo("Cancel");
        assertThat(CapSchema.text(cancel, "responseType")).isEqualTo("AllClear");
        assertThat(CapSchema.text(cancel, "urgency")).isEqualTo("Past");
    }

    @Test
    void refersToTheFirstAndTheLatestOfALongSeries() {
        var earlier = IntStream.rangeClosed(1, 100).mapToObj(Examples::earlier).toArray(Message.Reference[]::new);
        var references = CapSchema.text(
                        cap(Examples.message("health.vigil.alarm.changed", Examples.data("alarm"), earlier)),
                        "references")
                .split(" ");

        assertThat(references).hasSize(20);
        assertThat(references[0]).contains("-000000000001,");
        assertThat(references[1]).contains("-000000000082,");
        assertThat(references[19]).contains("-000000000100,");
    }

    @ParameterizedTest
    @CsvSource({"urgent,Extreme,Immediate", "high,Severe,Expected", "medium,Moderate,Future", "low,Minor,Future"})
    void tellsThePriorityAsSeverityAndUrgency(String priority, String severity, String urgency) {
        var data = Examples.data("alarm");
        ((ObjectNode) data.path("alarm")).put("priority", priority);

        var document = cap(Examples.message("health.vigil.alarm.raised", data));

        assertThat(CapSchema.text(document, "severity")).isEqualTo(severity);
        assertThat(CapSchema.text(document, "urgency")).isEqualTo(urgency);
    }

    @Test
    void isNotCertainWhileTheConditionCanNotBeTold() {
        var data = Examples.data("alarm");
        ((ObjectNode) data.path("alarm"))
                .putObject("unknown")
                .put("since", "2026-11-22T00:30:00Z")
                .put("why", "silence");

        assertThat(CapSchema.text(cap(Examples.message("health.vigil.alarm.changed", data)), "certainty"))
                .isEqualTo("Unknown");
        assertThat(CapSchema.text(cap(Examples.raised()), "certainty")).isEqualTo("Observed");
    }

    @ParameterizedTest
    @CsvSource({
        "drinking_water,Health",
        "vaccine_cold_chain,Health",
        "medical_wastewater,Env",
        "radiation,Env",
        "medical_waste,Env",
        "swimming_pool,Health"
    })
    void putsEachFamilyUnderHealthOrEnvironment(String family, String category) {
        var data = Examples.data("alarm");
        ((ObjectNode) data.path("device")).put("family", family);

        assertThat(CapSchema.text(cap(Examples.message("health.vigil.alarm.raised", data)), "category"))
                .isEqualTo(category);
    }

    @Test
    void isMarkedAsATestWhenItIsOne() {
        assertThat(CapSchema.text(cap(Examples.test()), "status")).isEqualTo("Test");
        assertThat(CapSchema.text(cap(Examples.raised()), "status")).isEqualTo("Actual");
    }

    @Test
    void listsADigestGravestFirstAndSaysHowManyMoreThereAre() {
        assertThat(CapSchema.text(cap(Examples.alarms()), "description").lines())
                .containsExactly(
                        "报警汇总：9 起，本次列出 2 起",
                        "【高】西河水厂 出厂水：浑浊度超标，测值 1.35 NTU（限值 1 NTU，GB 5749-2022 Table 1），自 2026-11-22 08:10:00 起",
                        "【中】武江医院 处理站排口：pH 超标，已于 2026-11-22 09:20:00 解除，当前值 7.2（限值 9，GB 18466-2005 Table 2）",
                        "… 另有 7 起");
    }

    @Test
    void tellsWhatReadingsHaveShownAfterwards() {
        assertThat(CapSchema.text(cap(Examples.excursions()), "description").lines())
                .contains(
                        "【紧急】西河水厂 出厂水：游离氯偏低，极值 0.12 mg/L（限值 0.3 mg/L，GB 5749-2022 Table 2），自 2026-11-22 15:40:00 起",
                        "【高】西河水厂 出厂水：浑浊度偏高，极值 3 NTU（限值 1 NTU，GB 5749-2022 Table 1），2026-11-22 04:04:00 至 2026-11-22 04:34:00");
    }

    private static Document cap(Message message) {
        return CapSchema.valid(
                Examples.format("cap").request(message, Examples.address(Language.ZH, Examples.SECRET), Examples.NOW));
    }
}
