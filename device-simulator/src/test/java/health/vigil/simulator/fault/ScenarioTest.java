package health.vigil.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.simulator.model.DeviceModels;
import health.vigil.simulator.registry.ExampleRegistry;
import health.vigil.simulator.signal.Seed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioTest {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"steady", "demo", "waste", "cold_chain", "quarantine"})
    void builtInScenariosFitTheExampleRegistry(String name) {
        var scenario = Scenario.named(name);

        assertThat(scenario.description()).isNotBlank();
        var book = ScriptBook.of(scenario, ExampleRegistry.read(), START, 1);
        assertThat(book.unmatched()).hasSizeLessThanOrEqualTo(scenario.faults().size() / 2);
    }

    @Test
    void demoStartsWithValuesThatHaveBeenOverTheirLimitsForLong() {
        var registry = ExampleRegistry.read();
        var models = new DeviceModels(registry, new Seed(1));
        var book = ScriptBook.of(Scenario.named("demo"), registry, START, 1);

        assertThat(value(models, book, "dw-440203-outlet", "free_chlorine", -50))
                .isLessThan(0.3);
        assertThat(value(models, book, "dw-440203-outlet", "free_chlorine", 0)).isLessThan(0.3);
        assertThat(value(models, book, "dw-440203-outlet", "free_chlorine", 5)).isGreaterThan(0.3);
        assertThat(value(models, book, "sp-440203-pool-1", "ph", -70)).isGreaterThan(7.8);
        assertThat(value(models, book, "cc-440203-fridge-1", "temp", -74)).isGreaterThan(8);
        assertThat(value(models, book, "cc-440203-fridge-1", "temp", 0)).isGreaterThan(8);
        assertThat(value(models, book, "ww-440203-outfall", "total_residual_chlorine", -20))
                .isGreaterThan(0.5);
        assertThat(value(models, book, "rd-440203-ct-1", "dose_rate", -5)).isGreaterThan(2.5);
        var store =
                new DeviceModels(registry, new Seed(1), book.mishaps()).of(ExampleRegistry.device("mw-440203-store"));
        assertThat(store.history(START, START))
                .filteredOn("type", "container.stored")
                .filteredOn(event -> event.details().get("container").toString().matches("HW-440203-[5-9]\\d{5}"))
                .hasSize(3);
    }

    @Test
    void custodyFaultsNeedThePlaceWhereTheyCanHappen() {
        assertThatThrownBy(() -> fit("- {device: mw-440203-store, fault: lost_container}"))
                .hasMessage("the fault lost_container needs a device at the sampling point ward;"
                        + " mw-440203-store is at temporary_store");
        assertThatThrownBy(() -> fit("- {device: mw-440203-ward-1, fault: detour}"))
                .hasMessageContaining("sampling point vehicle");
    }

    @Test
    void aFileMayBeJustTheListOfFaults() throws IOException {
        var scenario = Scenario.parse(
                "mine.yaml",
                "- {device: dw-440203-outlet, fault: over_limit, field: free_chlorine, value: 0.1, after: 20s, for: 10m}");

        var script = ScriptBook.of(scenario, ExampleRegistry.read(), START, 2)
                .scriptOf(ExampleRegistry.device("dw-440203-outlet"));

        // At double speed the fault lasts from 10 s to 5 min 10 s.
        assertThat(script).isNotSameAs(FaultScript.NONE);
        var model =
                new DeviceModels(ExampleRegistry.read(), new Seed(1)).of(ExampleRegistry.device("dw-440203-outlet"));
        assertThat(script.sample(START.plusSeconds(300), model::sample).values().get("free_chlorine"))
                .isCloseTo(0.1, Offset.offset(0.02));
        assertThat(script.sample(START.plusSeconds(9), model::sample)).isEqualTo(model.sample(START.plusSeconds(9)));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> Scenario.parse("s.yaml", "- {device: a, fault: explode}"))
                .hasMessageContaining("unknown fault 'explode'; use one of over_limit, drift");
        assertThatThrownBy(() -> Scenario.parse("s.yaml", "- {device: a, fault: silence, untill: 3m}"))
                .hasMessageContaining("untill");
        assertThatThrownBy(() -> Scenario.parse("s.yaml", "- {fault: silence}"))
                .hasMessageContaining("needs either 'device' or 'select'");
        assertThatThrownBy(() -> fit("- {device: nobody, fault: silence}")).hasMessageContaining("device 'nobody'");
        assertThatThrownBy(() -> fit("- {device: dw-440203-outlet, fault: drift, field: ph}"))
                .hasMessageContaining("the fault drift needs 'per_hour'");
        assertThatThrownBy(() -> Scenario.named("no-such-thing"))
                .hasMessageContaining("neither a readable file nor one of");
    }

    @ParameterizedTest
    @CsvSource({"20s,PT20S", "-75m,PT-1H-15M", "47h59m30s,PT47H59M30S", "2d,PT48H", "1d12h,PT36H", "PT5M,PT5M"})
    void durationsAsPeopleWriteThem(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "m", "soon", "5 minutes"})
    void whatIsNoDurationIsRefused(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).hasMessageContaining("is no duration");
    }

    private static ScriptBook fit(String yaml) throws IOException {
        return ScriptBook.of(Scenario.parse("s.yaml", yaml), ExampleRegistry.read(), START, 1);
    }

    private static double value(DeviceModels models, ScriptBook book, String id, String field, long minute) {
        var device = ExampleRegistry.device(id);
        return book.scriptOf(device)
                .sample(START.plusSeconds(60 * minute), models.of(device)::sample)
                .values()
                .get(field);
    }
}
