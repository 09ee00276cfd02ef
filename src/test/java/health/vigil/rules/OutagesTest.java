package health.vigil.rules;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.rules.DeviceRules.Surroundings;
import health.vigil.rules.DeviceRules.Timing;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.FieldCatalogue;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Silence of one device, of one of its fields, and of many devices at once. */
class OutagesTest implements Consequences {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Field TEMP = new Field(1, "temp", "°C", Set.of("Cel"), -200, 150, "温度", "Temperature");
    private static final Field MAINS = new Field(2, "mains_power", "1", Set.of("1"), 0, 1, "市电", "Mains");

    private final Evaluator evaluator = new Evaluator(new StateEvents(new FieldCatalogue(List.of(TEMP, MAINS))));
    private final List<String> told = new ArrayList<>();
    private final Map<String, DeviceRules> devices = new HashMap<>();

    private static Rule rule(String id, Condition condition) {
        return Rule.of(
                id,
                "测试",
                "Test",
                condition instanceof ValueCondition ? "temp" : null,
                "h",
                condition,
                Duration.ZERO,
                Duration.ZERO,
                Priority.HIGH,
                new Source("Vigil", "1", "test", false, LocalDate.of(2020, 1, 1), null));
    }

    private void device(String id, String site, @Nullable String gateway) {
        var warm = rule("warm", new Limit(Limit.Direction.ABOVE, 8, false, 0));
        devices.put(
                id,
                new DeviceRules(
                        Map.of("temp", List.of(warm)),
                        List.of(),
                        rule("silent", new NoData(Duration.ofMinutes(3), false)),
                        rule("silent field", new NoData(Duration.ofMinutes(3), true)),
                        null,
                        List.of(),
                        new Surroundings(site, "storage", gateway, OpeningHours.ALWAYS),
                        Timing.of(Duration.ofMinutes(1))));
    }

    private void bind() {
        var outages = new OutageRules(Map.of(
                Outage.Cause.GATEWAY, rule("gateway", new Outage(Outage.Cause.GATEWAY, 2)),
                Outage.Cause.POWER, rule("power", new Outage(Outage.Cause.POWER, 2)),
                Outage.Cause.SITE, rule("site", new Outage(Outage.Cause.SITE, 2))));
        evaluator.bind(new RuleBook(devices, Map.of(), outages), NOON, this);
    }

    private void hear(int minute, String... ids) {
        for (var id : ids) {
            say(minute, id, 5, TEMP);
        }
    }

    private void say(int minute, String id, double value, Field... fields) {
        evaluator.heard(id, at(minute), this);
        var readings = List.of(fields).stream()
                .map(f -> new Reading(f, at(minute), value, Flags.NONE))
                .toList();
        evaluator.judge(id, readings, at(minute), this);
    }

    private void tickUntil(int fromMinute, int toMinute) {
        for (var second = fromMinute * 60; second <= toMinute * 60; second += 10) {
            evaluator.tick(NOON.plusSeconds(second), NOON.minusSeconds(3600), this);
        }
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    @Test
    void oneAlarmStandsForAllDevicesBehindADeadGateway() {
        device("gate", "ward", null);
        device("far", "elsewhere", null);
        for (var i = 1; i <= 5; i++) {
            device("fridge-" + i, "site-" + i, "gate");
        }
        bind();
        hear(0, "far", "gate", "fridge-1", "fridge-2", "fridge-3", "fridge-4", "fridge-5");
        for (var minute = 1; minute < 10; minute++) {
            hear(minute, "far", "gate");
            tickUntil(minute, minute);
        }
        assertThat(told).containsExactly("raised gateway of gate [fridge-1, fridge-2, fridge-3, fridge-4, fridge-5]");
    }

    @Test
    void oneVoiceEndsTheOutageAndWhoStaysSilentIsSilentForItself() {
        oneAlarmStandsForAllDevicesBehindADeadGateway();
        told.clear();
        for (var minute = 10; minute < 20; minute++) {
            hear(minute, "far", "gate", "fridge-1", "fridge-2", "fridge-3", "fridge-4");
            tickUntil(minute, minute);
        }
        assertThat(told).containsExactly("cleared heard_again", "raised silent of fridge-5 []");
    }

    @Test
    void aSingleSilentDeviceIsToldForItself() {
        device("a", "ward", null);
        device("b", "ward", null);
        bind();
        hear(0, "a", "b");
        for (var minute = 1; minute < 10; minute++) {
            hear(minute, "a");
            tickUntil(minute, minute);
        }
        assertThat(told).containsExactly("raised silent of b []");
    }

    @Test
    void aSiteWithoutPowerIsOneAlarmThoughOneDeviceRunsOnItsBattery() {
        device("a", "ward", null);
        device("b", "ward", null);
        device("c", "ward", null);
        bind();
        hear(0, "a", "b", "c");
        evaluator.judge("a", new DeviceEvent(EventType.POWER_LOST, at(0).plusSeconds(1), null, "{}"), at(1), this);
        for (var minute = 1; minute < 10; minute++) {
            hear(minute, "a");
            tickUntil(minute, minute);
        }
        assertThat(told).containsExactly("raised power of b [b, c]");
        told.clear();
        evaluator.judge("a", new DeviceEvent(EventType.POWER_RESTORED, at(10), null, "{}"), at(10), this);
        tickUntil(10, 11);
        assertThat(told).containsExactly("cleared heard_again");
    }

    @Test
    void aFieldThatFallsSilentIsToldWhileItsDeviceTalks() {
        device("a", "ward", null);
        bind();
        say(0, "a", 5, TEMP);
        for (var minute = 0; minute < 10; minute++) {
            say(minute, "a", 1, MAINS);
            tickUntil(minute, minute);
        }
        assertThat(told).containsExactly("raised silent field of a temp []");
        say(10, "a", 5, TEMP);
        assertThat(told).last().isEqualTo("cleared heard_again");
    }

    @Test
    void theSilenceOfADeviceSaysAllAboutItsFields() {
        device("a", "ward", null);
        bind();
        say(0, "a", 5, TEMP, MAINS);
        tickUntil(1, 10);
        assertThat(told).containsExactly("raised silent of a []");
    }

    @Test
    void anOpenAlarmOfASilentDeviceStaysOpenAndSaysSo() {
        device("a", "ward", null);
        bind();
        say(0, "a", 9, TEMP);
        tickUntil(1, 10);
        assertThat(told).containsExactly("raised warm of a temp []", "raised silent of a []", "doubted silence");
        say(11, "a", 9, TEMP);
        assertThat(told.subList(3, told.size())).containsExactly("cleared heard_again", "resumed");
    }

    @Override
    public void change(AlarmChange change) {
        if (change instanceof AlarmChange.Raised raised) {
            told.add("raised " + raised.rule().id() + " of " + raised.device()
                    + (raised.field() == null ? "" : " " + raised.field()) + " " + raised.members());
        } else if (change instanceof AlarmChange.Cleared cleared) {
            told.add("cleared " + cleared.reason().name().toLowerCase());
        } else if (change instanceof AlarmChange.Doubted doubted) {
            told.add("doubted " + doubted.doubt().name().toLowerCase());
        } else {
            told.add(change.getClass().getSimpleName().toLowerCase());
        }
    }

    @Override
    public void device(DeviceMemory device) {}

    @Override
    public void site(SiteMemory site) {}
}
