package health.vigil.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that can't be meant so is refused with file, id, key, place in the expression, and the reason in words. */
class WronglyWrittenRulesTest {
    private static final String PACK =
            """
            standard: Test presets
            edition: "1"
            title: 测试
            title_en: Test
            legal: false
            valid_from: 2020-01-01
            source: ENG
            limits:
              - id: eng-test.rule
                name: 测试
                name_en: Test
                applies: {family: medical_wastewater}
                clause: "test"
                evidence: "ENG"
                priority: low
            """;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            textBlock =
                    """
            flwo > 0.0                       ¦ expression 1:1: the catalogue has no flwo; did you mean flow?
            flow > 0 && turbidty > 1         ¦ expression 1:13: the catalogue has no turbidty; did you mean turbidity?
            flow_chnge_30m > 0               ¦ expression 1:1: the catalogue has no flow_chnge_30m
            tmp_change_30m > 0               ¦ expression 1:1: the catalogue has no tmp; did you mean temp?
            flow_change_0m > 0               ¦ expression 1:1: flow_change_0m: the time must be between 1m and 168h
            flow_change_200h > 0             ¦ expression 1:1: flow_change_200h: the time must be between 1m and 168h
            outfall.flow > 0                 ¦ expression 1:1: outfall.flow: a sampling point belongs to scope: site; write flow
            flow                             ¦ expression: it must be true or false, for instance a comparison; this is a number
            flow + 1                         ¦ expression: it must be true or false
            flow > 'high'                    ¦ expression 1:6: > cannot take number and text
            flow && ph > 7                   ¦ expression 1:6: && cannot take number and truth value
            flow > 0 &&                      ¦ expression 1:12:
            flow > > 0                       ¦ expression 1:8:
            (flow > 0                        ¦ expression 1:10:
            1 > 0                            ¦ expression 1:3: > compares no field, so it would always be the same
            flow > 1 && 1 < 2                ¦ expression 1:15: < compares no field
            true                             ¦ expression 1:1: true is always the same
            1 + 2                            ¦ expression: it reads no field, so it would always be the same
            flow > 0 || true                 ¦ expression 1:13: true is always the same; leave it out
            flow > 1 && flow < 0             ¦ expression: it never holds: no flow can be in all of these ranges at once
            0 > flow && flow == 3            ¦ expression: it never holds: no flow can be in all
            ph > 6 || flow > 1 || ph < 9    ¦ expression: it always holds: every ph is in one of these ranges
            ph >= 6 && (flow > 1 && flow <= 1) ¦ expression: it never holds: no flow
            [1, 2].all(x, x > flow)          ¦ expression 1:11: all is not available; only operators are
            [flow].exists(x, x > 1)          ¦ expression 1:14: exists is not available; only operators are
            flow in [1.0, 2.0]               ¦ expression 1:6: in is not available
            size('x') > flow                 ¦ expression 1:5: size is not available; only operators are
            has(outfall.flow)                ¦ expression 1:4: has is not available
            flow % 2 == 0                    ¦ expression 1:6: % is not available
            ``                               ¦ expression: is missing
            """)
    void refusesAnExpression(String expression, String problem) {
        assertRefused("expression: \"" + expression + "\"\nunit: \"1\"", problem);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            outfall.flow > 0 && outfal.ph < 6   | 1:21: outfal is not a sampling point of this family; did you mean outfall?
            outfall.flwo > 0                    | 1:1: the catalogue has no flwo; did you mean flow?
            flow > 0                            | 1:1: flow: with scope: site a name is written sampling_point.field
            outfall.flow.mean > 0               | a name has at most one dot
            """)
    void refusesAnExpressionOverASite(String expression, String problem) {
        assertRefused("expression: \"" + expression + "\"\nscope: site\nunit: \"1\"", "expression");
        assertRefused("expression: \"" + expression + "\"\nscope: site\nunit: \"1\"", problem);
    }

    @Test
    void saysTheLineOfAnExpressionOfSeveralLines() {
        assertRefused(
                "expression: |\n  flow > 0\n    && phh > 7\nunit: \"1\"", "expression 2:6: the catalogue has no phh");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            field: flow; unit: L/s; rate_of_change: {change: 1}                       | rate_of_change.within: is missing
            field: flow; unit: L/s; rate_of_change: {change: 1, whithin: PT1H}        | rate_of_change.whithin: is not a key that limit packs have; did you mean within?
            field: flow; unit: L/s; rate_of_change: {change: 0, within: PT1H}         | rate of change: the change must be a number and not 0
            field: flow; unit: L/s; rate_of_change: {change: 1, within: PT10M}; on_delay: PT1H | on_delay: a change within PT10M is no longer seen
            field: flow; unit: L/s; spike: {threshold: -1}                            | spike: the threshold must be positive
            field: flow; unit: L/s; spike: {threshold: 1}; on_delay: PT1M             | on_delay: a spike is over with the next value
            field: flow; unit: m³/h; spike: {threshold: 1}                            | unit: flow is measured in L/s, not in m³/h
            field: flow; unit: L/s; above: 1; on_delay: P40D                          | on_delay: PT960H would never end; the longest is PT744H
            field: flow; unit: L/s; above: 1; below: 2                                | exactly one is needed, not 2
            field: flow; unit: L/s; above: 1; spike: {threshold: 1}                   | exactly one is needed, not 2
            field: flow; unit: L/s; mean: {above: 1, below: 2, within: PT1H, coverage: 1} | mean.above, below: every value is above 1.0 or below 2.0
            field: flow; unit: L/s; mean: {within: PT1H, coverage: 1}                 | mean.above, below: one of them is needed
            field: flow; unit: L/s; mean: {above: 1, coverage: 1}                     | mean.within: is missing
            field: flow; unit: L/s; mean: {above: 1, within: PT1H}                    | coverage must be above 0
            field: cod; unit: mg/L; daily_mean: {above: 60, coverage: 0.75, weight: flwo} | weight: the catalogue has no flwo; did you mean flow?
            field: temp; unit: °C; time_out_of_range: {above: 8, total: PT10H, within: PT9H} | time out of range: the total must be positive and at most PT9H
            field: dose_rate; unit: µSv/h; dose: {most: 5, within: P7D}               | unit: dose_rate in µSv/h adds up to µSv, not to µSv/h
            field: flow; unit: L/s; dose: {most: 5, within: P7D}                      | dose: flow in L/s is no rate per hour
            field: ss; unit: mg/L; flat_line: {within: PT1H}                          | flat_line.tolerance: is missing
            field: ss; unit: mg/L; parked: {above: 20, margin: 0, tolerance: 0, within: PT1H} | parked: the margin must be positive
            unit: mg/L; flat_line: {within: PT1H, tolerance: 0}                       | field: is missing
            unit: h; silence: {intervals: 3, at_least: PT2M}; on_delay: PT1M          | on_delay, off_delay: silence has a time of its own
            unit: h; silence: {intervals: 3, at_least: PT2M}; gate: {open: true}      | gate: silence is judged at all times
            unit: "1"; maintenance: {cap: PT4H}                                       | unit: maintenance is in h, not 1
            unit: h; maintenance: {cap: PT0S}                                         | maintenance: the cap must be positive
            unit: "1"; outage: {cause: gateway, least: 2}                             | applies: an outage concerns all devices
            unit: "1"; expression: "flow > 0"; gate: {when: "flow_change_1h > 0"}     | gate.when: flow_change_1h looks back
            unit: "1"; expression: "flow > 0"; gate: {when: "ph"}                     | gate.when: it must be true or false
            unit: "1"; expression: "flow > 0"; gate: {whenn: "ph > 1"}                | gate.whenn: is not a key
            unit: "1"; expression: "flow > 0"; gate: {open: false}                    | gate: needs open: true, when, or both
            unit: "1"; expression: "flow > 0"; scope: town                            | scope:
            unit: "1"; expression: "flow_change_30m > 1"; on_delay: PT1H              | on_delay: a change within PT30M is no longer seen
            unit: "1"; expression: "flow > 0"; inclusive: true                        | inclusive, deadband: belong to above and below
            unit: "1"; expression: "flow > 0"; consequence: exceedance                | consequence, respond: the priority follows from both
            unit: "1"; expression: "flow > 0"; consequence: exceedance; respond: within_2_hours | priority: LOW does not agree
            unit: "1"; exprression: "flow > 0"                                        | exprression: is not a key that limit packs have; did you mean expression?
            """)
    void refusesALimit(String keys, String problem) {
        assertRefused(keys.replace("; ", "\n"), problem);
    }

    @Test
    void readsWholeNumbersAsNumbers() {
        var rule = read("expression: \"flow > 0 && ph * 2 >= 14 && dosing_pump_state == 0\"\nunit: \"1\"");

        assertThat(rule.criterion().typical()).isNotNull();
    }

    private static void assertRefused(String keys, String problem) {
        assertThatThrownBy(() -> read(keys))
                .isInstanceOf(InvalidLimitPackException.class)
                .hasMessageStartingWith("limits/eng-test.yaml, eng-test.rule: ")
                .hasMessageContaining(problem);
    }

    private static LimitEntry read(String keys) {
        var yaml = PACK + keys.indent(4);
        return LimitPacks.of(List.of(new PackFile("eng-test", yaml)), Shipped.CATALOGUE)
                .all()
                .get(0)
                .limits()
                .get(0);
    }
}
