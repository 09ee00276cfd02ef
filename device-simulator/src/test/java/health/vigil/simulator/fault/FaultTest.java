package health.vigil.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.simulator.signal.Sample;
import health.vigil.simulator.wire.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultTest {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final Span TEN_MINUTES = new Span(START, START.plusSeconds(600));

    @Test
    void overLimitRampsUpHoldsAndRecovers() {
        var script = new FaultScript(List.of(new OverLimit(TEN_MINUTES, "ph", 8.1, Duration.ofMinutes(2))));

        assertThat(ph(script, -1)).isEqualTo(7.4);
        assertThat(ph(script, 60)).isEqualTo(7.75);
        assertThat(ph(script, 120)).isEqualTo(8.1);
        assertThat(ph(script, 599)).isEqualTo(8.1);
        assertThat(ph(script, 660)).isEqualTo(7.75);
        assertThat(ph(script, 720)).isEqualTo(7.4);
    }

    @Test
    void overLimitKeepsSomeOfTheNaturalMovement() {
        var script = new FaultScript(List.of(new OverLimit(TEN_MINUTES, "ph", 8.1, Duration.ZERO)));

        var moved = script.sample(START.plusSeconds(300), at -> sample(at, at.equals(START) ? 7.4 : 7.6));

        assertThat(moved.values()).containsEntry("ph", 8.12);
    }

    @Test
    void driftGrowsSteadilyUntilCalibration() {
        var script = new FaultScript(List.of(new Drift(TEN_MINUTES, "ph", 6)));

        assertThat(ph(script, 0)).isEqualTo(7.4);
        assertThat(ph(script, 300)).isEqualTo(7.9);
        assertThat(ph(script, 600)).isEqualTo(7.4);
    }

    @Test
    void spikeHitsOneSampleInEachPeriod() {
        var minute = Duration.ofMinutes(1);
        var script = new FaultScript(List.of(new Spike(TEN_MINUTES, "ph", 14, Duration.ofMinutes(5), minute)));

        var spikes = 0;
        for (var second = 7; second < 900; second += 60) {
            spikes += ph(script, second) == 14 ? 1 : 0;
        }
        assertThat(spikes).isEqualTo(2);
    }

    @Test
    void stuckProbeRepeatsItsLastValue() {
        var script = new FaultScript(List.of(new Stuck(TEN_MINUTES, "ph")));

        var stuck = script.sample(START.plusSeconds(300), at -> sample(at, at.equals(START) ? 7.11 : 7.99));

        assertThat(stuck.values()).containsEntry("ph", 7.11);
    }

    @Test
    void faultsOfOneDeviceWorkOneAfterAnother() {
        var over = new OverLimit(TEN_MINUTES, "ph", 8.1, Duration.ZERO);
        var stuckLater = new Stuck(new Span(START.plusSeconds(300), Instant.MAX), "ph");
        var script = new FaultScript(List.of(over, stuckLater));

        assertThat(ph(script, 6000)).isEqualTo(8.1);
    }

    @Test
    void silenceLosesReadingsWhileOutageKeepsThem() {
        var during = START.plusSeconds(1);
        var silent = new FaultScript(List.of(new Silence(TEN_MINUTES)));
        var cutOff = new FaultScript(List.of(new Outage(TEN_MINUTES)));

        assertThat(silent.measures(during)).isFalse();
        assertThat(silent.connected(during)).isTrue();
        assertThat(cutOff.measures(during)).isTrue();
        assertThat(cutOff.connected(during)).isFalse();
        assertThat(cutOff.connected(START.plusSeconds(600))).isTrue();
    }

    @Test
    void wrongClockShiftsTheTimeAndNotTheValue() {
        var script = new FaultScript(List.of(new WrongClock(TEN_MINUTES, Duration.ofMinutes(-20))));
        var at = START.plusSeconds(60);

        assertThat(script.sample(at, t -> sample(t, t.equals(at) ? 7.4 : 0)))
                .isEqualTo(sample(at.minusSeconds(1200), 7.4));
    }

    @Test
    void duplicateSendsSeveralCopiesWhileItLasts() {
        var script = new FaultScript(List.of(new Duplicate(TEN_MINUTES, 3)));

        assertThat(script.copies(START)).isEqualTo(3);
        assertThat(script.copies(START.minusMillis(1))).isEqualTo(1);
    }

    @Test
    void damagedMessagesAreUnusableEachInItsWay() {
        var json = new Payload("{\"values\":{\"ph\":7.4}}".getBytes(StandardCharsets.UTF_8), Payload.JSON);
        var senMl =
                new Payload("[{\"n\":\"ph\",\"u\":\"pH\",\"v\":7.4}]".getBytes(StandardCharsets.UTF_8), Payload.SENML);
        var clean = sample(START, 7.4);

        assertThat(Damage.BAD_JSON.spoil(json).text()).isEqualTo("{\"values\":{\"p");
        assertThat(Damage.UNKNOWN_FIELD.spoil(clean).values()).containsKey("w99999");
        assertThat(Damage.WRONG_UNIT.spoil(clean).values()).containsEntry("ph", 7400.0);
        assertThat(Damage.WRONG_UNIT.spoil(senMl).text()).contains("\"u\":\"lb\"");
        assertThat(Damage.ABSURD_TIME.spoil(clean).at()).isBefore(Instant.parse("2001-01-01T00:00:00Z"));
    }

    private static double ph(FaultScript script, long second) {
        return script.sample(START.plusSeconds(second), at -> sample(at, 7.4))
                .values()
                .get("ph");
    }

    private static Sample sample(Instant at, double ph) {
        return new Sample(at, Map.of("ph", ph));
    }
}
