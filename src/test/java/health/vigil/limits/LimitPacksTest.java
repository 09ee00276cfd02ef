package health.vigil.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in a pack stops the service at start, with an error that names file, limit and key. */
class LimitPacksTest {
    private static final String PACK =
            """
            standard: GB 1
            edition: "2022"
            title: 标准
            title_en: Standard
            legal: true
            valid_from: 2023-04-01
            source: S29
            limits:
              - id: gb1.ph.high
                name: pH值偏高
                name_en: pH high
                applies: {family: drinking_water, sampling_point: [plant_outlet], disinfectant: [free_chlorine]}
                field: ph
                above: 8.5
                unit: "1"
                clause: "Table 1"
                evidence: "K-H"
                on_delay: PT10M
                priority: medium
            """;

    @Test
    void readsACorrectPack() {
        var pack = read(PACK).all().get(0);

        assertThat(pack.citation()).isEqualTo("GB 1-2022");
        assertThat(pack.limits()).singleElement().satisfies(limit -> {
            assertThat(limit.above()).isEqualTo(8.5);
            assertThat(limit.averaging()).isEqualTo(Averaging.INSTANT);
            assertThat(limit.onDelay()).hasMinutes(10);
            assertThat(limit.offDelay()).isZero();
        });
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            clause: "Table 1"    | clause: ""                    | gb1.ph.high | clause: is missing
            evidence: "K-H"      | deadband: 0                   | gb1.ph.high | evidence: is missing
            priority: medium     | deadband: 0                   | gb1.ph.high | priority: is missing
            priority: medium     | priority: grave               | gb1.ph.high | priority:
            on_delay: PT10M      | on_dely: PT10M                | gb1.ph.high | on_dely: is not a key
            priority: medium     | unit: "2"                     | line        | Duplicate field 'unit'
            above: 8.5           | deadband: 0                   | gb1.ph.high | exactly one is needed, not 0
            clause: "Table 1"    | {clause: x, below: 6.5}       | gb1.ph.high | exactly one is needed, not 2
            above: 8.5           | above: high                   | gb1.ph.high | above:
            above: 8.5           | above: .nan                   | line        | Malformed numeric value
            on_delay: PT10M      | on_delay: -PT10M              | gb1.ph.high | on_delay: must not be negative
            on_delay: PT10M      | on_delay: 10 min              | gb1.ph.high | on_delay:
            on_delay: PT10M      | deadband: -1                  | gb1.ph.high | deadband
            on_delay: PT10M      | averaging: daily_mean         | gb1.ph.high | averaging: a single value cannot
            field: ph            | deadband: 0                   | gb1.ph.high | field: is missing
            field: ph            | field: acidity                | gb1.ph.high | field: the catalogue has no acidity
            unit: "1"            | unit: mg/L                    | gb1.ph.high | unit: ph is measured in 1, not in mg/L
            above: 8.5           | process: {check: active_twice} | gb1.ph.high | field: belongs to conditions on the values
            plant_outlet         | plant_outfall                 | gb1.ph.high | applies.sampling_point: plant_outfall is not
            [free_chlorine]      | [bleach]                      | gb1.ph.high | applies.disinfectant: bleach is not one of
            drinking_water       | mineral_water                 | gb1.ph.high | applies.family:
            sampling_point:      | sampling_pont:                | gb1.ph.high | applies.sampling_pont: is not a key
            id: gb1.             | id: gb2.                      | gb2.ph.high | id: must begin with "gb1."
            source: S29          | {source: S29, valid_til: x}   | head        | valid_til: is not a key
            legal: true          | valid_from_unverified: true   | head        | legal: is missing
            edition: "2022"      | valid_to: 2023-04-01          | head        | edition: is missing
            source: S29          | {source: x, valid_to: 2023-04-01} | head    | valid_to: 2023-04-01 is not after
            valid_from: 2023     | valid_from: April 2023        | head        | valid_from:
            """)
    void refuses(String right, String wrong, String place, String problem) {
        assertThat(PACK).contains(right);
        var broken = wrong.startsWith("{")
                ? PACK.replace(right, wrong.substring(1, wrong.length() - 1).replace(", ", "\n" + indentOf(right)))
                : PACK.replace(right, wrong);

        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(InvalidLimitPackException.class)
                .hasMessageStartingWith("limits/gb1.yaml, " + place)
                .hasMessageContaining(problem);
    }

    @Test
    void refusesAFileThatIsNotAPack() {
        assertThatThrownBy(() -> read("just words")).hasMessageContaining("limits/gb1.yaml, head");
        assertThatThrownBy(() -> read(PACK.substring(0, PACK.indexOf("limits:"))))
                .hasMessageContaining("limits: is missing");
    }

    @Test
    void refusesTheSameIdTwice() {
        var twice = PACK + PACK.substring(PACK.indexOf("  - id:"));

        assertThatThrownBy(() -> read(twice)).hasMessage("limits/gb1.yaml, gb1.ph.high: id: is already taken");
    }

    @Test
    void refusesTwoEditionsInForceTogether() {
        var newer = new PackFile(
                "gb1-2030",
                PACK.replace("\"2022\"", "\"2030\"")
                        .replace("2023-04-01", "2030-01-01")
                        .replace("gb1.ph", "gb1-2030.ph"));
        var older = new PackFile("gb1", PACK);
        var ended = new PackFile("gb1", PACK.replace("source:", "valid_to: 2030-01-01\nsource:"));

        assertThatThrownBy(() -> LimitPacks.of(List.of(older, newer), Shipped.CATALOGUE))
                .hasMessageContaining(
                        "limits/gb1-2030.yaml, head: valid_from, valid_to: in force together with GB 1-2022");
        assertThat(LimitPacks.of(List.of(ended, newer), Shipped.CATALOGUE).all())
                .hasSize(2);
    }

    private static String indentOf(String line) {
        var start = PACK.lastIndexOf('\n', PACK.indexOf(line)) + 1;
        return " ".repeat(PACK.indexOf(line) - start);
    }

    private static LimitPacks read(String yaml) {
        return LimitPacks.of(List.of(new PackFile("gb1", yaml)), Shipped.CATALOGUE);
    }
}
