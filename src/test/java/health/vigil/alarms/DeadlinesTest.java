package health.vigil.alarms;

import static health.vigil.alarms.Alarms.raised;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import health.vigil.EmbeddedPartsResource;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(
        user = "viewer",
        roles = {"viewer"})
class DeadlinesTest {
    private static final String WRITTEN =
            """
            - id: a
              name: 甲
              name_en: A
              families: [radiation]
              after: PT2H
              reporter: 乙
              reporter_en: B
              to: 丙
              to_en: C
              if: 若
              if_en: if
              basis: 丁
            """;

    @Inject
    Alarms batches;

    @Inject
    AlarmQueries alarms;

    /** By the table of statutory clocks. */
    @ParameterizedTest
    @CsvSource({
        "public-health-emergency, PT2H, 第二十条",
        "vaccine-receipt, PT0S, 第三十九条",
        "vaccine-safety-incident, PT0S, 第七十八条",
        "medical-waste-incident, PT48H, 第十三条",
        "medical-waste-harm, PT24H, 第十三条",
        "medical-waste-severe-harm, PT2H, 第十三条",
        "radiation-accident, PT0S, 第四十二条",
        "network-security-incident, PT4H, 国家网络安全事件报告管理办法",
        "network-security-incident-cii, PT1H, 国家网络安全事件报告管理办法",
    })
    void areThoseOfTheLaw(String id, Duration after, String basis) {
        var deadline = shipped(id);
        assertThat(deadline.after()).isEqualTo(after);
        assertThat(deadline.basis()).contains(basis);
        assertThat(deadline.condition()).startsWith("若");
        assertThat(deadline.conditionEn()).startsWith("if ");
    }

    @ParameterizedTest
    @CsvSource({
        "drinking_water, gb5749-2022.turbidity.high, HIGH, public-health-emergency",
        "drinking_water, gb5749-2022.turbidity.high, MEDIUM, ''",
        "vaccine_cold_chain, vaccine-administration-law-2019.temp.high.refrigerated, HIGH, "
                + "public-health-emergency vaccine-receipt vaccine-safety-incident",
        "vaccine_cold_chain, eng-vaccine-cold-chain.temp.early_high.refrigerated, LOW, vaccine-receipt",
        "vaccine_cold_chain, eng-vaccine-cold-chain.door_open, LOW, ''",
        "medical_waste, medical-waste-regulation-2011.storage.48h, HIGH, "
                + "public-health-emergency medical-waste-incident medical-waste-harm medical-waste-severe-harm",
        "medical_waste, eng-medical-waste.storage.24h, LOW, ''",
        "radiation, gbz130-2020.dose_rate.high.ct, HIGH, public-health-emergency radiation-accident",
        "radiation, eng-silence.radiation, HIGH, public-health-emergency",
        "service, vigil.recipient.unreachable, LOW, network-security-incident network-security-incident-cii",
    })
    void areShownWithTheAlarmsThatMayBeAnIncident(String family, String rule, Priority priority, String expected)
            throws SQLException {
        var alarm = alarm(family, rule, priority);
        assertThat(DeadlineFile.shipped().stream()
                        .filter(deadline -> deadline.concerns(alarm))
                        .map(Deadline::id))
                .containsExactlyElementsOf(Arrays.stream(expected.split(" "))
                        .filter(id -> !id.isEmpty())
                        .toList());
    }

    @Test
    void areDueFromWhenTheAlarmWasRaised() throws SQLException {
        var alarm = alarm("drinking_water", "gb5749-2022.turbidity.high", Priority.HIGH);
        var deadline = shipped("public-health-emergency");
        var due = Alarms.RAISED.plus(Duration.ofHours(2));

        assertThat(deadline.on(alarm, due).dueAt()).isEqualTo(due);
        assertThat(deadline.on(alarm, due).overdue()).isFalse();
        assertThat(deadline.on(alarm, due.plusMillis(1)).overdue()).isTrue();
        assertThat(shipped("vaccine-safety-incident").on(alarm, due).overdue())
                .as("the text names no time that could be over")
                .isNull();
    }

    @Test
    void comeWithTheAlarmAndSayOnWhatTheyDepend() throws SQLException {
        var raise = raised(batches.device("drinking_water", "440203"), Priority.HIGH);
        batches.commit(raise);

        given().get("/api/v1/alarms/" + raise.alarm())
                .then()
                .statusCode(200)
                .body("deadlines.id", contains("public-health-emergency"))
                .body("deadlines[0].name", equalTo("突发公共卫生事件报告"))
                .body("deadlines[0].condition", startsWith("若构成"))
                .body("deadlines[0].condition_en", startsWith("if it is"))
                .body("deadlines[0].reporter", startsWith("突发事件监测机构"))
                .body("deadlines[0].to", startsWith("所在地县级"))
                .body("deadlines[0].note", startsWith("《突发公共卫生事件应对法》"))
                .body("deadlines[0].counted_from", equalTo(Alarms.RAISED.toString()))
                .body("deadlines[0].due_at", equalTo("2026-11-22T02:15:00Z"))
                .body("deadlines[0].overdue", is(Instant.now().isAfter(Instant.parse("2026-11-22T02:15:00Z"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "if: 若|iff: 若|deadlines.yaml, a: iff: is not known here; known are after, basis, families, id, if, if_en, min_priority, name, name_en, note,",
                "basis: 丁|basis: ''|deadlines.yaml, a: basis: is missing",
                "[radiation]|[ionising]|deadlines.yaml, a: families: 'ionising' is not a family",
                "[radiation]|[]|deadlines.yaml, a: families: is missing",
                "PT2H|2 hours|deadlines.yaml, a: after:",
                "PT2H|-PT2H|deadlines.yaml, a: after: must be from 0 to",
                "basis: 丁|min_priority: grave|deadlines.yaml, a: min_priority:",
                "name: 甲|id: b|deadlines.yaml, line 2: Duplicate field 'id'",
            })
    void aWrongFileIsRefusedWithItsKeyAndTheReason(String right, String wrong, String reason) {
        assertThatIllegalStateException()
                .isThrownBy(() -> DeadlineFile.read(WRITTEN.replace(right, wrong)))
                .withMessageStartingWith(reason);
    }

    @Test
    void aRepeatedIdIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DeadlineFile.read(WRITTEN + WRITTEN))
                .withMessage("deadlines.yaml, a: id: is there twice");
    }

    private AlarmView alarm(String family, String rule, Priority priority) throws SQLException {
        var raise = raised(batches.device("drinking_water", "440203"), priority);
        batches.commit(raise);
        var stored = alarms.find(raise.alarm()).orElseThrow();
        batches.execute("UPDATE alarm SET family = '%s', rule = rule || '{\"id\": \"%s\"}' WHERE id = '%s'"
                .formatted(family, rule, stored.id()));
        return alarms.find(raise.alarm()).orElseThrow();
    }

    private static Deadline shipped(String id) {
        List<Deadline> all = DeadlineFile.shipped();
        return all.stream()
                .collect(Collectors.toMap(Deadline::id, Function.identity()))
                .get(id);
    }
}
