package health.vigil.telemetry;

import static health.vigil.telemetry.Sent.event;
import static health.vigil.telemetry.Sent.reasons;
import static health.vigil.telemetry.Sent.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    private static final String AT = "\"at\":\"2026-11-22T08:15:00+08:00\"";

    @Test
    void keepsACustodyScanAsItWasSent() {
        var sent = text("event-container-collected.json");
        assertThat(event(sent).events())
                .containsExactly(new DeviceEvent(
                        EventType.CONTAINER_COLLECTED,
                        Instant.parse("2026-11-22T00:15:00Z"),
                        "HW-440203-000123",
                        sent.strip()));
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryTypeOfTheInterface(EventType type) {
        var decoded = event("{" + AT + ",\"type\":\"" + type.text() + "\",\"container\":\"HW-1\"}");
        assertThat(decoded.events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(type);
            assertThat(event.containerId().isPresent()).isEqualTo(type.ofContainer());
        });
        assertThat(decoded.problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'type':'door.opened' | ABSURD_TIME",
                "'at':'2026-11-22T08:15:00','type':'door.opened' | ABSURD_TIME",
                "'at':{'x':1},'type':'door.opened' | ABSURD_TIME",
                "'at':1795306500,'type':'door.opened' | ABSURD_TIME",
                "'at':1795306500000 | MALFORMED",
                "'at':1795306500000,'type':'door.kicked' | UNKNOWN_EVENT",
                "'at':1795306500000,'type':7 | UNKNOWN_EVENT",
                "'at':1795306500000,'type':'container.stored' | MALFORMED",
                "'at':1795306500000,'type':'container.stored','container':'' | MALFORMED",
                "'at':1795306500000,'type':'container.stored','container':12 | MALFORMED",
                "'at':1795306500000,'type':'door.opened','type':'door.closed' | MALFORMED",
                "'at':1795306500000,'type':'door.opened','x':[{'y':NaN}] | BAD_VALUE",
                "'at':1795306500000,'type':'door.opened','x':1e20000 | BAD_VALUE",
                "'at':1795306500000,'type':'door.opened','x':1e5306440000 | BAD_VALUE",
                "'at':1795306500000,'type':'door.opened','x':'a\\u0000b' | BAD_VALUE",
                "'at':1795306500000,'type':'door.opened','x':{'y':'\\ud800'} | BAD_VALUE"
            })
    void tellsWhyAnEventIsUnusable(String members, Reason reason) {
        var decoded = event("{" + members.replace('\'', '"') + "}");
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(reason);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", " ", "[]", "door.opened", "{", "{} {}", "{\"at\":1795306500000", "\u0000{}"})
    void refusesWhatIsNoJsonObject(String payload) {
        var decoded = event(payload);
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).contains(Reason.MALFORMED);
    }

    @Test
    void refusesAContainerIdThatIsNone() {
        var decoded = event("{" + AT + ",\"type\":\"container.stored\",\"container\":\"" + "H".repeat(129) + "\"}");
        assertThat(reasons(decoded)).containsExactly(Reason.MALFORMED);
    }

    @Test
    void takesTheLabelForTheContainerWhereNoneIsNamed() {
        var stored = AT + ",\"type\":\"container.stored\"";
        assertThat(event("{" + stored + ",\"label\":\"(8004)ABCD-1\"}").events())
                .extracting(DeviceEvent::container)
                .containsExactly("GIAI-ABCD-1");
        assertThat(event("{\"label\":\"HW-2\"," + stored + ",\"container\":\"HW-1\"}")
                        .events())
                .extracting(DeviceEvent::container)
                .containsExactly("HW-1");
    }

    @Test
    void tellsWhyALabelNamesNoContainer() {
        var decoded = event("{" + AT + ",\"type\":\"container.stored\",\"label\":\"科室=ICU\"}");
        assertThat(decoded.events()).isEmpty();
        assertThat(decoded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).isEqualTo(Reason.MALFORMED);
            assertThat(problem.detail()).contains("no 编号");
        });
    }

    @Test
    void keepsAnEventStampedSomewhatAhead() {
        assertThat(event("{\"at\":\"2026-11-22T00:45:00Z\",\"type\":\"power.lost\"}")
                        .events())
                .hasSize(1);
    }
}
