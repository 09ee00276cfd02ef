package health.vigil.custody.ledger;

import static health.vigil.custody.ledger.Given.MONDAY;
import static health.vigil.custody.ledger.Given.event;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.telemetry.label.WasteCategory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustodyEventTest {
    @Test
    void whatAnEventSaysIsRead() {
        var facts = event(
                        Step.HANDED_OVER,
                        MONDAY,
                        "\"weight_kg\": 4.350, \"scale\": \"W-1\", \"scale_calibrated_until\": \"2027-01-31\"",
                        "\"by\": \"store-1\", \"to\": \"carrier-1\", \"signed_by\": \"李\", \"signed_to\": \"王\"",
                        "\"place\": \"cellar\", \"lat\": 24.8, \"lon\": 113.6, \"seal\": \"S-1\"",
                        "\"category\": \"841-002-01\", \"kind\": \"sharps_box\", \"department\": \"急诊科\"",
                        "\"manifest\": \"20264402000001\", \"trip\": \"T-7\", \"vehicle\": \"truck-1\"",
                        "\"planned_minutes\": 90, \"remote\": true, \"temp\": 3.5")
                .facts();
        assertThat(facts.weightKg()).isEqualTo(new BigDecimal("4.350"));
        assertThat(facts.scaleCalibratedUntil()).isEqualTo(LocalDate.of(2027, 1, 31));
        assertThat(facts.signedTo()).isEqualTo("王");
        assertThat(facts.lon()).isEqualTo(113.6);
        assertThat(facts.category()).isEqualTo(WasteCategory.SHARPS);
        assertThat(facts.kind()).isEqualTo(ContainerKind.SHARPS_BOX);
        assertThat(facts.manifest()).isEqualTo("20264402000001");
        assertThat(facts.planned()).isEqualTo(Duration.ofMinutes(90));
        assertThat(facts.remote()).isTrue();
        assertThat(facts.temp()).isEqualTo(3.5);
    }

    @ParameterizedTest
    @EnumSource(WasteCategory.class)
    void everyCategoryIsKnownByItsCode(WasteCategory category) {
        var event = event(Step.PACKED, MONDAY, "\"category\": \"" + category.code() + "\"");
        assertThat(event.facts().category()).isEqualTo(category);
        assertThat(event.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"weight_kg\": -0.01",
                "\"weight_kg\": \"heavy\"",
                "\"weight_kg\": 1e400",
                "\"scale_calibrated_until\": \"2026-02-30\"",
                "\"category\": \"841-006-01\"",
                "\"kind\": \"box\"",
                "\"manifest\": \"2026440200001\"",
                "\"lat\": 90.1",
                "\"lon\": -180.1",
                "\"temp\": -300",
                "\"previous\": \"abc\"",
                "\"photo\": \"abc\"",
                "\"planned_minutes\": 0",
                "\"remote\": \"yes\"",
                "\"seal\": {\"id\": 1}",
            })
    void whatCannotBeUnderstoodIsANoteAndNoLoss(String member) {
        var event = event(Step.STORED, MONDAY, member, "\"by\": \"store-1\"");
        var name = member.substring(1, member.indexOf('"', 1));
        assertThat(event.notes()).containsExactly("not_understood." + name);
        assertThat(event.facts().by()).isEqualTo("store-1");
    }

    @Test
    void theLabelSaysDepartmentAndCategoryWhereTheEventDoesNot() {
        var label = "\"label\": \"编号=" + Given.CONTAINER + ";科室=急诊科;类别=感染性废物;重量=4.35kg\"";
        var facts = event(Step.PACKED, MONDAY, label).facts();
        assertThat(facts.department()).isEqualTo("急诊科");
        assertThat(facts.category()).isEqualTo(WasteCategory.INFECTIOUS);
        assertThat(facts.weightKg()).as("what is printed was not weighed").isNull();
        assertThat(event(Step.PACKED, MONDAY, label, "\"department\": \"ICU\"")
                        .facts()
                        .department())
                .isEqualTo("ICU");
    }

    @Test
    void aLabelOfAnotherContainerIsNoted() {
        assertThat(event(Step.PACKED, MONDAY, "\"label\": \"HW-9\"").notes()).containsExactly("label_differs");
    }

    @Test
    void theIdFollowsFromTheReporterAndWhatTheEventSaysNotFromHowItIsWritten() {
        var id = EventId.ofDevice("mw-ward", "{\"at\":\"2026-11-22T08:15:00+08:00\",\"weight_kg\":4.50,\"by\":\"李\"}");
        assertThat(EventId.ofDevice(
                        "mw-ward", "{ \"by\":\"\\u674e\", \"weight_kg\":4.5,\n\"at\":\"2026-11-22T08:15:00+08:00\" }"))
                .isEqualTo(id);
        assertThat(EventId.ofDevice(
                        "mw-store", "{\"at\":\"2026-11-22T08:15:00+08:00\",\"weight_kg\":4.5,\"by\":\"李\"}"))
                .isNotEqualTo(id);
        assertThat(EventId.ofUser("mw-ward", "{\"at\":\"2026-11-22T08:15:00+08:00\",\"weight_kg\":4.5,\"by\":\"李\"}"))
                .isNotEqualTo(id);
    }

    /** Reckoned with {@code printf 'device:d-1\n{"a":1,"b":"x"}' | sha256sum}. */
    @Test
    void anyoneCanReckonTheId() {
        assertThat(EventId.ofDevice("d-1", "{\"b\":\"x\",\"a\":1.0}"))
                .isEqualTo("e247df83a9f603113ee14dbcdcb0c0245a4d0ec22179e495da916068ad5da5b6");
    }

    @Property
    void anyBodyIsRead(@ForAll String body) {
        var report = new Report(MONDAY, "d-1", null, null, "d-1");
        assertThat(CustodyEvent.read(EventId.ofDevice("d-1", body), "HW-1", Step.STORED, MONDAY, report, body)
                        .step())
                .isEqualTo(Step.STORED);
    }
}
