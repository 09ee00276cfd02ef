package health.vigil.notify.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.vigil.web.Fault;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document that can't be meant so is refused with place, key, and the reason in words; all mistakes at once. */
class WronglyWrittenDocumentsTest {
    private static final String SET =
            """
            id: test-2026
            name: 测试
            name_en: Test
            basis: 测试〔2026〕1号
            jurisdiction: "440200"
            valid_from: 2026-01-01
            departments:
              health: {name: 卫生健康局, name_en: Health Bureau}
              ecology: {name: 生态环境局, name_en: Ecology Bureau}
            routes:
              - id: water
                task: 一
                subject: {families: [drinking_water]}
                departments: {lead: [health], co: [ecology]}
            escalation:
              evidence: ENG
              calendar: cn
              round_the_clock: [urgent]
              steps:
                - {id: lead, name: 牵头, name_en: Lead, whom: [lead], level: county, after: {urgent: PT0S}}
            """;
    private static final String CALENDAR =
            """
            id: test
            name: 测试
            name_en: Test
            hours: ["08:30-12:00", "14:30-17:30"]
            hours_evidence: ENG
            years:
              2026:
                source: 通知
                holidays: [{name: 国庆节, from: 2026-10-01, to: 2026-10-07}]
                working_days: [2026-10-10]
            """;

    @Test
    void whatIsWellWrittenIsRead() {
        assertThat(Shipped.READER.read(SET).routes()).hasSize(1);
        assertThat(CalendarReader.read(CALENDAR).years()).containsKey(2026);
    }

    @ParameterizedTest(name = "{1}: {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            id: test-2026               | id: Test 2026                   | id            | 'Test 2026' is not an id: 2 to 63 of a-z
            name_en: Test               |                                 | name_en       | is missing
            basis: 测试                  | bassis: 测试                     | bassis        | is not a key that routing sets have; did you mean basis?
            "440200"                    | "4402"                          | jurisdiction  | '4402' is not a GB/T 2260 code
            valid_from: 2026-01-01      | valid_from: 2026-02-30          | valid_from    | '2026-02-30' is not a date such as 2026-01-31
            name: 卫生健康局,            | nmae: 卫生健康局,                 | departments.health.nmae | is not a key that departments have; did you mean name?
            name_en: Health Bureau      | name_en: Health Bureau, levels: {conty: {name: 甲, name_en: A}} | departments.health.levels.conty | 'conty' is not one of province, prefecture, county; did you mean county?
            subject: {families:         | subject: {familes:              | routes[0].subject.familes | is not a key that subjects have; did you mean families?
            [drinking_water]            | [drinking_watr]                 | routes[0].subject.families[0] | 'drinking_watr' is not a family; did you mean drinking_water?
            families: [drinking_water]  | fields: [turbidty]              | routes[0].subject.fields[0] | 'turbidty' is not a field of the catalogue; did you mean turbidity?
            families: [drinking_water]  | min_priority: hihg              | routes[0].subject.min_priority | 'hihg' is not one of low, medium, high, urgent; did you mean high?
            families: [drinking_water]  | families: drinking_water        | routes[0].subject.families | must be a list
            lead: [health]              | lead: [helth]                   | routes[0].departments.lead[0] | 'helth' is not one of the set's departments; did you mean health?
            lead: [health]              | lead: []                        | routes[0].departments.lead | is missing; somebody must lead
            lead: [health]              | lead: [health, health]          | routes[0].departments.lead[1] | 'health' stands there twice
            lead: [health]              | lead: [{a: b}]                  | routes[0].departments.lead[0] | must be text
            co: [ecology]               | co: [health]                    | routes[0].departments.co | 'health' leads already
            evidence: ENG               |                                 | escalation.evidence | is missing
            round_the_clock: [urgent]   | round_the_clock: [urgnt]        | escalation.round_the_clock[0] | 'urgnt' is not one of low, medium, high, urgent; did you mean urgent?
            whom: [lead]                | whom: [leed]                    | escalation.steps[0].whom[0] | 'leed' is not one of unit_handler, unit_manager, grid_officer, lead, co, government; did you mean lead?
            whom: [lead], level: county, | whom: [lead],                  | escalation.steps[0].level | is missing
            whom: [lead]                | whom: [unit_handler]            | escalation.steps[0].level | belongs to lead, co and government only; leave it out
            level: county               | level: province                 | escalation.steps[0].level | province lies above the set's jurisdiction, a prefecture
            after: {urgent: PT0S}       | after: {urgent: 15min}          | escalation.steps[0].after.urgent | '15min' is not a wait such as PT15M
            after: {urgent: PT0S}       | after: {urgent: P40D}           | escalation.steps[0].after.urgent | P40D is not between PT0S and P31D
            after: {urgent: PT0S}       | after: {urgent: PT-1S}          | escalation.steps[0].after.urgent | PT-1S is not between PT0S and P31D
            after: {urgent: PT0S}       | after: {urgend: PT1S}           | escalation.steps[0].after.urgend | 'urgend' is not one of low, medium, high, urgent; did you mean urgent?
            , after: {urgent: PT0S}     |                                 | escalation.steps[0].after | is missing; a step needs a wait
            """)
    void refusesASet(String right, String wrong, String path, String reason) {
        assertRefused(Shipped.READER::read, replaced(SET, right, wrong), path, reason);
    }

    @ParameterizedTest(name = "{1}: {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            "08:30-12:00"               | "8.30-12"                       | hours[0]      | '8.30-12' is not working hours such as 08:30-12:00
            "08:30-12:00"               | "12:00-08:30"                   | hours[0]      | '12:00-08:30' is not working hours
            "14:30-17:30"               | "11:30-17:30"                   | hours[1]      | begins before the hours before it end
            ["08:30-12:00", "14:30-17:30"] | ["08:30-08:31"]              | hours         | are less than PT1H a day
            ["08:30-12:00", "14:30-17:30"] | []                           | hours         | is missing, for instance
            hours_evidence: ENG         |                                 | hours_evidence | is missing
            2026:                       | next:                           | years.next    | is not a year such as 2026
            source: 通知                 |                                 | years.2026.source | is missing
            to: 2026-10-07              | to: 2026-09-07                  | years.2026.holidays[0].to | 2026-09-07 is before from, 2026-10-01
            to: 2026-10-07              | to: 2027-10-07                  | years.2026.holidays[0].to | 2027-10-07 is not in 2026
            [2026-10-10]                | [2026-10-09]                    | years.2026.working_days[0] | 2026-10-09 is a Friday, which is worked anyway
            [2026-10-10]                | [2026-10-03]                    | years.2026.working_days[0] | 2026-10-03 is a day off, 国庆节
            [2026-10-10]                | [2025-10-11]                    | years.2026.working_days[0] | 2025-10-11 is not in 2026
            """)
    void refusesACalendar(String right, String wrong, String path, String reason) {
        assertRefused(CalendarReader::read, replaced(CALENDAR, right, wrong), path, reason);
    }

    @Test
    void refusesASetThatEndsBeforeItBegins() {
        assertRefused(
                Shipped.READER::read,
                SET + "valid_to: 2025-12-31\n",
                "valid_to",
                "2025-12-31 is before valid_from, 2026-01-01");
    }

    @Test
    void refusesIdsThatAreTaken() {
        var twice = SET + SET.lines().reduce((a, b) -> b).orElseThrow() + "\n";

        assertRefused(Shipped.READER::read, twice, "escalation.steps[1].id", "'lead' is already taken");
    }

    @Test
    void saysTheLineOfWhatIsNoYaml() {
        assertRefused(
                Shipped.READER::read,
                SET.replace("id: test-2026", "id: [test"),
                "line 2, column 5",
                "expected ',' or ']'");
        assertRefused(Shipped.READER::read, SET + "id: again\n", "line 21, column 3", "Duplicate field 'id'");
        assertRefused(Shipped.READER::read, "just text", "line 1", "the document must hold keys and values");
        assertRefused(Shipped.READER::read, "", "line 1", "the document must hold keys and values");
    }

    @Test
    void tellsAllMistakesAtOnce() {
        var faults = faults(
                Shipped.READER::read,
                SET.replace("basis:", "bases:")
                        .replace("co: [ecology]", "co: [ecolgy]")
                        .replace("PT0S", "soon"));

        assertThat(faults)
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(
                        "bases", "basis", "routes[0].departments.co[0]", "escalation.steps[0].after.urgent");
    }

    private static String replaced(String yaml, String right, String wrong) {
        assertThat(yaml).contains(right);
        return yaml.replace(right, wrong == null ? "" : wrong);
    }

    private static void assertRefused(Function<String, ?> reader, String yaml, String path, String reason) {
        assertThat(faults(reader, yaml)).anySatisfy(fault -> {
            assertThat(fault.path()).isEqualTo(path);
            assertThat(fault.reason()).startsWith(reason);
        });
    }

    private static List<Fault> faults(Function<String, ?> reader, String yaml) {
        return catchThrowableOfType(WronglyWritten.class, () -> reader.apply(yaml))
                .faults();
    }
}
