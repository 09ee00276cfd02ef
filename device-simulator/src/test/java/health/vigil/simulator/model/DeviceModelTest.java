package health.vigil.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.simulator.registry.ExampleRegistry;
import health.vigil.simulator.registry.Registry;
import health.vigil.simulator.signal.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class DeviceModelTest {

    private static final Registry REGISTRY = ExampleRegistry.read();
    private static final long YEAR_2026 = 1_767_225_600L;

    @Property(tries = 300)
    void sameSeedAndTimeGiveTheSameSample(
            @ForAll @LongRange(min = 0, max = 31_536_000) long second, @ForAll long seed) {
        var at = Instant.ofEpochSecond(YEAR_2026 + second);
        for (var device : REGISTRY.devices()) {
            var one = new DeviceModels(REGISTRY, new Seed(seed)).of(device).sample(at);
            var other = new DeviceModels(REGISTRY, new Seed(seed)).of(device).sample(at);
            assertThat(one).isEqualTo(other);
        }
    }

    /** Limits: GB 5749-2022 tables 1 and 2, GB 37488-2019, GB 18466-2005 table 2, GBZ 130-2020 clause 6.3.1. */
    @Property(tries = 300)
    void healthyDevicesStayInsideTheLimits(
            @ForAll @LongRange(min = 0, max = 31_536_000) long second,
            @ForAll @LongRange(min = 1, max = 50) long seed) {
        var at = Instant.ofEpochSecond(YEAR_2026 + second);

        within("dw-440203-outlet", "free_chlorine", 0.3, 2.0, at, seed);
        within("dw-440203-outlet", "turbidity", 0, 1, at, seed);
        within("dw-440203-outlet", "ph", 6.5, 8.5, at, seed);
        within("dw-440203-end-1", "free_chlorine", 0.05, 2.0, at, seed);
        within("sp-440203-pool-1", "free_chlorine", 0.3, 1.0, at, seed);
        within("sp-440203-pool-1", "combined_chlorine", 0, 0.4, at, seed);
        within("sp-440203-pool-1", "ph", 7.0, 7.8, at, seed);
        within("sp-440203-pool-1", "orp", 650, 900, at, seed);
        within("sp-440203-pool-1", "turbidity", 0, 1, at, seed);
        within("sp-440203-pool-1", "water_temp", 23, 30, at, seed);
        within("sp-440203-foot-1", "footbath_free_chlorine", 5, 10, at, seed);
        within("ww-440203-outfall", "total_residual_chlorine", 0, 0.5, at, seed);
        within("ww-440203-outfall", "ph", 6, 9, at, seed);
        within("ww-440203-contact", "total_residual_chlorine", 3, 10, at, seed);
        within("ww-440203-contact", "contact_time", 1, 24, at, seed);
        within("cc-440203-freezer-1", "temp", -40, -15, at, seed);
        within("rd-440203-ct-1", "dose_rate", 0.01, 2.5, at, seed);
        within("mw-440203-store", "temp", 5, 20, at, seed);
        within("mw-440200-plant", "temp", 5, 20, at, seed);
    }

    @Property(tries = 200)
    void fridgeIsOutsideItsRangeOnlyForShortWhiles(@ForAll @LongRange(min = 1, max = 1000) long seed) {
        var model = model("cc-440203-fridge-1", seed);
        var start = Instant.ofEpochSecond(YEAR_2026);
        var outside = minutes(start, 24 * 60)
                .filter(at -> {
                    var temp = model.sample(at).values().get("temp");
                    return temp < 2 || temp > 8;
                })
                .count();

        assertThat(outside).isLessThan(20);
    }

    @Property(tries = 50)
    void chlorineDecaysFromOutletToNetworkEnd(@ForAll @LongRange(min = 0, max = 31_536_000) long second) {
        var at = Instant.ofEpochSecond(YEAR_2026 + second);

        var outlet = model("dw-440203-outlet", 1).sample(at).values().get("free_chlorine");
        var end = model("dw-440203-end-1", 1).sample(at).values().get("free_chlorine");

        assertThat(end).isLessThan(outlet * 0.7);
    }

    @Property(tries = 50)
    void backgroundRadiationIsNeverConstant(@ForAll @LongRange(min = 0, max = 31_536_000) long second) {
        var model = model("rd-440203-ct-1", 1);
        var start = Instant.ofEpochSecond(YEAR_2026 + second);
        var values = new HashSet<Double>();
        for (var i = 0; i < 60; i++) {
            values.add(model.sample(start.plusSeconds(10L * i)).values().get("dose_rate"));
        }

        assertThat(values).hasSizeGreaterThan(10);
    }

    @Property(tries = 50)
    void cycleAnalyserHasAValueOnceInTwoHours(@ForAll @LongRange(min = 0, max = 31_536_000) long second) {
        var model = model("ww-440203-outfall", 1);
        var start = Instant.ofEpochSecond(YEAR_2026 + second);

        var measured = minutes(start, 24 * 60)
                .filter(at -> model.sample(at).values().containsKey("cod"))
                .count();

        assertThat(measured).isEqualTo(12);
    }

    @Property(tries = 100)
    void everyOpenedDoorIsClosedAgain(
            @ForAll @LongRange(min = 0, max = 31_536_000) long second,
            @ForAll @LongRange(min = 1, max = 1000) long cut) {
        var model = model("cc-440203-fridge-1", 1);
        var start = Instant.ofEpochSecond(YEAR_2026 + second);
        var middle = start.plusSeconds(cut);
        var end = start.plus(Duration.ofHours(12));

        var whole = model.events(start, end);
        var inParts = Stream.concat(model.events(start, middle).stream(), model.events(middle, end).stream())
                .toList();

        assertThat(inParts).isEqualTo(whole);
        for (var i = 1; i < whole.size(); i++) {
            assertThat(whole.get(i).type()).isNotEqualTo(whole.get(i - 1).type());
            assertThat(whole.get(i).at()).isAfter(whole.get(i - 1).at());
        }
    }

    private static void within(String device, String field, double min, double max, Instant at, long seed) {
        assertThat(model(device, seed).sample(at).values().get(field))
                .as("%s %s at %s", device, field, at)
                .isBetween(min, max);
    }

    private static Stream<Instant> minutes(Instant start, int count) {
        return Stream.iterate(start, at -> at.plusSeconds(60)).limit(count);
    }

    private static DeviceModel model(String id, long seed) {
        return new DeviceModels(REGISTRY, new Seed(seed)).of(ExampleRegistry.device(id));
    }
}
