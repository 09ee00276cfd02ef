package health.vigil.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import health.vigil.registry.Family;
import health.vigil.rules.Expression;
import health.vigil.rules.Expression.Scope;
import health.vigil.rules.Input;
import health.vigil.rules.Input.Aspect;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionCompilerTest {
    private final ExpressionCompiler compiler = new ExpressionCompiler(new Fields(Shipped.CATALOGUE));

    @Test
    void readsWhatTheNamesMean() {
        var expression = device("turbidity_change_30m > 0.5 && door_open_held < 600 && ph_mean_2h > 7 && ph > 7");

        assertThat(expression.inputs())
                .containsExactly(
                        new Input("turbidity_change_30m", null, "turbidity", Aspect.CHANGE, Duration.ofMinutes(30)),
                        new Input("door_open_held", null, "door_open", Aspect.HELD, Duration.ZERO),
                        new Input("ph_mean_2h", null, "ph", Aspect.MEAN, Duration.ofHours(2)),
                        new Input("ph", null, "ph", Aspect.VALUE, Duration.ZERO));
    }

    @Test
    void readsSamplingPointsInTheScopeOfASite() {
        var expression = compiler.compile(
                "expression",
                "outfall.flow > 0 && contact_tank_outlet.total_residual_chlorine_change_30m < 0",
                Scope.SITE,
                Family.MEDICAL_WASTEWATER);

        assertThat(expression.inputs())
                .extracting(Input::samplingPoint, Input::field)
                .containsExactly(tuple("outfall", "flow"), tuple("contact_tank_outlet", "total_residual_chlorine"));
        assertThat(expression
                        .formula()
                        .holds(Map.of(
                                "outfall.flow", 1.0, "contact_tank_outlet.total_residual_chlorine_change_30m", -1.0)))
                .isTrue();
    }

    @ParameterizedTest(name = "{0} with flow {1} and ph {2}: {3}")
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
            flow > 0                            ¦ 1   ¦ 7 ¦ true
            flow > 0                            ¦ 0   ¦ 7 ¦ false
            flow > 0 && ph == 7                 ¦ 0.1 ¦ 7 ¦ true
            flow > 0 ? ph < 6 : ph > 9          ¦ 0   ¦ 9.1 ¦ true
            !(flow > 0 || ph > 8)               ¦ 0   ¦ 8 ¦ true
            flow / 0 > 1                        ¦ 1   ¦ 7 ¦ true
            -flow < -2 * (ph - 6)               ¦ 3   ¦ 7 ¦ true
            flow != ph                          ¦ 7   ¦ 7 ¦ false
            """)
    void judgesAsWritten(String text, double flow, double ph, boolean holds) {
        assertThat(device(text).formula().holds(Map.of("flow", flow, "ph", ph))).isEqualTo(holds);
    }

    private Expression device(String text) {
        return compiler.compile("expression", text, Scope.DEVICE, Family.DRINKING_WATER);
    }
}
