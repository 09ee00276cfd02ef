package health.vigil.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.registry.FieldCatalogueFile;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.Consequences;
import health.vigil.rules.DeviceMemory;
import health.vigil.rules.DeviceRules;
import health.vigil.rules.Evaluator;
import health.vigil.rules.OutageRules;
import health.vigil.rules.RuleBook;
import health.vigil.rules.SiteMemory;
import health.vigil.rules.StateEvents;
import health.vigil.telemetry.FieldCatalogue;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** After a restart the judgement goes on as if there had been none. */
class StateCodecTest {
    private static final FieldCatalogue CATALOGUE = FieldCatalogueFile.load();
    private static final String DEVICE = "device";
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** @param lag how far the stamp is behind the receipt */
    record Sent(String field, double value, int pause, int lag) {}

    @Provide
    Arbitrary<List<Sent>> messages() {
        return Combinators.combine(
                        Arbitraries.of("dose_rate", "free_chlorine", "ph"),
                        Arbitraries.of(0.0, 0.4, 0.5, 4.9, 30.0),
                        Arbitraries.of(30, 60, 60, 60, 60, 600),
                        Arbitraries.of(0, 0, 0, 3600))
                .as(Sent::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void whatIsSuspectAfterARestartIsWhatWouldHaveBeen(
            @ForAll("messages") List<Sent> messages, @ForAll @IntRange(max = 59) int restartBefore) {
        assertThat(flags(messages, restartBefore)).isEqualTo(flags(messages, -1));
    }

    private static List<List<String>> flags(List<Sent> messages, int restartBefore) {
        var running = new Running();
        var found = new ArrayList<List<String>>();
        var now = START;
        for (var i = 0; i < messages.size(); i++) {
            running = i == restartBefore ? running.restarted() : running;
            var sent = messages.get(i);
            now = now.plusSeconds(sent.pause);
            var field = CATALOGUE.named(sent.field).orElseThrow();
            var reading = new Reading(field, now.minusSeconds(sent.lag), sent.value, Flags.NONE);
            running.evaluator.heard(DEVICE, now, running);
            running.evaluator
                    .judge(DEVICE, List.of(reading), now, running)
                    .forEach(stored -> found.add(stored.flags().texts()));
        }
        return found;
    }

    private static final class Running implements Consequences {
        private final StateCodec codec = new StateCodec(CATALOGUE);
        private final Evaluator evaluator = new Evaluator(new StateEvents(CATALOGUE));
        private final Map<String, DeviceMemory> devices = new LinkedHashMap<>();

        Running() {
            bind();
        }

        private void bind() {
            var rules = new DeviceRules(
                    Map.of(),
                    List.of(),
                    null,
                    null,
                    null,
                    List.of(),
                    DeviceRules.NONE.surroundings(),
                    DeviceRules.Timing.of(INTERVAL));
            evaluator.bind(new RuleBook(Map.of(DEVICE, rules), Map.of(), OutageRules.NONE), START, this);
        }

        Running restarted() {
            var next = new Running();
            devices.forEach((id, memory) -> next.evaluator.restore(id, codec.readDevice(codec.write(memory.state()))));
            next.devices.putAll(devices);
            return next;
        }

        @Override
        public void device(DeviceMemory device) {
            devices.put(device.device(), device);
        }

        @Override
        public void change(AlarmChange change) {}

        @Override
        public void site(SiteMemory site) {}
    }
}
