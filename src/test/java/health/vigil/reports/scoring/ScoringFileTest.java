package health.vigil.reports.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScoringFileTest {
    private static final String TABLE =
            """
            name: 表
            name_en: Table
            basis: 办法
            basis_en: Measures
            institutions: [hospital]
            deductions: [1, 2]
            bands:
              - {from: 0, consequence: 无, consequence_en: none}
              - {from: 12, consequence: 缓, consequence_en: deferred}
              - {above: 20, consequence: 吊, consequence_en: revoked}
            lines:
              - {id: a, name: 甲, name_en: A, points: 2, rules: [r1, r2], basis: 一, basis_en: one}
            """;

    @Test
    void readsAProvincesTable() {
        var table = ScoringFile.read("t.yaml", TABLE);
        assertThat(table.example()).isFalse();
        assertThat(table.lineOf("r2"))
                .get()
                .extracting(ScoringTable.Line::points)
                .isEqualTo(2);
        assertThat(table.lineOf("r3")).isEmpty();
    }

    @Test
    void bandsIncludeTheirFirstPointUnlessItMustBeExceeded() {
        var table = ScoringFile.read("t.yaml", TABLE);
        assertThat(table.band(0).consequenceEn()).isEqualTo("none");
        assertThat(table.band(11).consequenceEn()).isEqualTo("none");
        assertThat(table.band(12).consequenceEn()).isEqualTo("deferred");
        assertThat(table.band(20).consequenceEn()).isEqualTo("deferred");
        assertThat(table.band(21).consequenceEn()).isEqualTo("revoked");
    }

    @Test
    void theShippedExampleSaysThatItIsOne() {
        var example = ScoringFile.example();
        assertThat(example.example()).isTrue();
        assertThat(example.deductions()).containsExactly(1, 2, 4, 6, 10);
        assertThat(example.bands()).hasSize(4);
    }

    @Test
    void theExampleNamesRulesThatAreShipped() throws IOException {
        var packs = new StringBuilder();
        for (var pack : resource("packs.txt").lines().toList()) {
            packs.append(resource(pack.strip()));
        }
        assertThat(ScoringFile.example().rules())
                .allSatisfy(rule -> assertThat(packs).contains("- id: " + rule + "\n"));
    }

    private static String resource(String name) throws IOException {
        try (var in = ScoringFileTest.class.getResourceAsStream("/limits/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void tellsWhatIsWrongAndWhere() {
        wrong(TABLE.replace("points: 2", "points: 3"), "t.yaml, a: points: 3 is none of the deductions [1, 2]");
        wrong(TABLE.replace("points: 2, ", ""), "a: points: 0 is none of the deductions");
        wrong(TABLE.replace("[r1, r2]", "[]"), "a: rules: name at least one rule");
        wrong(TABLE.replace("[r1, r2]", "[r1, r1]"), "a: rules: r1 counts already");
        wrong(TABLE.replace("from: 12", "from: 21"), "bands: must rise, but 21 follows 21");
        wrong(TABLE.replace("from: 0", "from: 1"), "bands: the first must be from 0");
        wrong(TABLE.replace("from: 12", "from: 12, above: 11"), "bands: each needs either from or above");
        wrong(TABLE.replace("institutions: [hospital]\n", ""), "institutions: is missing");
        wrong(TABLE.replace("basis_en: one", "basis_en: ''"), "a: basis: is missing");
        wrong(TABLE.replace("deductions", "deduction"), "deductions: is missing");
        wrong(TABLE + "colour: red\n", "\"colour\"");
        wrong(TABLE.replace("rules: [r1, r2]", "rules: r1"), "lines 1 rules");
        wrong("name: [", "t.yaml, line");
        assertThatThrownBy(() -> ScoringFile.read(Path.of("/nowhere/scores.yaml")))
                .hasMessageContaining("vigil.scoring.file")
                .hasMessageContaining("/nowhere/scores.yaml");
    }

    private static void wrong(String yaml, String message) {
        assertThatThrownBy(() -> ScoringFile.read("t.yaml", yaml))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }
}
