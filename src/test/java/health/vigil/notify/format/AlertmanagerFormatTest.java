package health.vigil.notify.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlertmanagerFormatTest {
    @Test
    void firesUntilTheConditionIsOver() {
        var firing = payload(Examples.raised());
        var resolved = payload(Examples.cleared());

        assertThat(firing.path("status").asText()).isEqualTo("firing");
        assertThat(firing.at("/alerts/0/endsAt").asText()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(resolved.path("status").asText()).isEqualTo("resolved");
        assertThat(resolved.at("/alerts/0/endsAt").asText()).isEqualTo("2026-11-22T01:20:00Z");
    }

    @Test
    void keepsGroupKeyAndFingerprintThroughTheAlarmsLife() {
        var begun = payload(Examples.raised());
        var over = payload(Examples.cleared());

        assertThat(over.path("groupKey")).isEqualTo(begun.path("groupKey"));
        assertThat(over.at("/alerts/0/fingerprint")).isEqualTo(begun.at("/alerts/0/fingerprint"));
        assertThat(over.at("/alerts/0/labels")).isEqualTo(begun.at("/alerts/0/labels"));
    }

    /** 64-bit FNV-1a of "a" 0xFF "b" 0xFF; and its start value where there are no labels. */
    @Test
    void makesFingerprintsAsPrometheusDoes() {
        assertThat(Fingerprint.of(new TreeMap<>())).isEqualTo("cbf29ce484222325");
        assertThat(Fingerprint.of(new TreeMap<>(Map.of("a", "b")))).isEqualTo("d2b371819297f98a");
    }

    @Test
    void tellsADigestAsSeveralAlertsAndWhatTheyHaveInCommon() {
        var digest = payload(Examples.alarms());

        assertThat(digest.path("alerts")).hasSize(2);
        assertThat(digest.path("truncatedAlerts").asInt()).isEqualTo(7);
        assertThat(digest.path("status").asText()).isEqualTo("firing");
        assertThat(digest.path("commonLabels")).hasToString("{\"jurisdiction\":\"440203\"}");
    }

    @Test
    void leavesAlertsOutWhereTheyWouldBeTooManyAndSaysHowMany() {
        var digest = payload(Examples.alarms(200));

        var shown = digest.path("alerts").size();
        assertThat(shown).isBetween(5, 50);
        assertThat(digest.path("truncatedAlerts").asInt()).isEqualTo(200 - shown);
        assertThat(digest.at("/alerts/0/labels/severity").asText()).isEqualTo("urgent");
    }

    @Test
    void writesAnnotationsInTheRecipientsLanguage() {
        var english = Examples.json(Examples.format("alertmanager")
                .request(Examples.raised(), Examples.address(Language.EN, Examples.SECRET), Examples.NOW));

        assertThat(english.at("/alerts/0/annotations/summary").asText())
                .isEqualTo("Alarm: Xihe Waterworks, Turbidity above limit");
        assertThat(payload(Examples.raised())
                        .at("/alerts/0/annotations/summary")
                        .asText())
                .isEqualTo("报警：西河水厂 浑浊度超标");
    }

    private static JsonNode payload(Message message) {
        return Examples.json(Examples.format("alertmanager")
                .request(message, Examples.address(Language.ZH, Examples.SECRET), Examples.NOW));
    }
}
