package health.vigil.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.Consequences;
import health.vigil.rules.DeviceMemory;
import health.vigil.rules.Evaluator;
import health.vigil.rules.SiteMemory;
import health.vigil.rules.StateEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The intake and its store in miniature: what is not committed dies with the service, and is sent again. */
final class CrashingService implements Consequences {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final StateCodec CODEC = new StateCodec(Fixture.CATALOGUE);

    /** What happens after a step. */
    enum Fate {
        /** The batch grows. */
        GO_ON,
        /** The batch is committed and acknowledged. */
        COMMIT,
        /** The service dies with what it has not committed; the broker sends that again. */
        CRASH,
        /** It dies between its commit and its acknowledgement; the broker sends what is stored once more. */
        CRASH_BEFORE_ACKNOWLEDGING
    }

    // The store.
    private final Map<String, String> devices = new HashMap<>();
    private final Map<String, String> sites = new HashMap<>();
    private final List<AlarmChange> told = new ArrayList<>();

    // The process.
    private Evaluator evaluator = start();
    private final Set<DeviceMemory> touchedDevices = new LinkedHashSet<>();
    private final Set<SiteMemory> touchedSites = new LinkedHashSet<>();
    private final List<AlarmChange> changes = new ArrayList<>();

    /** What was told, a line each. */
    List<String> told() {
        return told.stream().map(CrashingService::line).toList();
    }

    private static String line(AlarmChange change) {
        return change instanceof AlarmChange.Raised raised
                ? "Raised[alarm=%s, rule=%s, device=%s, field=%s, members=%s, onset=%s, at=%s, value=%s]"
                        .formatted(
                                raised.alarm(),
                                raised.rule().id(),
                                raised.device(),
                                raised.field(),
                                raised.members(),
                                raised.onset(),
                                raised.at(),
                                raised.value())
                : change.toString();
    }

    /** The state as it is stored; the order of what is in it means nothing. */
    Map<String, JsonNode> stored() {
        var trees = new HashMap<String, JsonNode>();
        devices.forEach((id, state) -> trees.put("device " + id, tree(state)));
        sites.forEach((id, state) -> trees.put("site " + id, tree(state)));
        return trees;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    void take(Step step) {
        step.tell(evaluator, this);
    }

    void takeAll(List<Step> stream, List<Fate> plan) {
        var unacknowledged = new ArrayList<Step>();
        var uncommitted = new ArrayList<Step>();
        for (var i = 0; i < stream.size(); i++) {
            take(stream.get(i));
            unacknowledged.add(stream.get(i));
            uncommitted.add(stream.get(i));
            switch (plan.get(i % plan.size())) {
                case GO_ON -> {}
                case COMMIT -> {
                    commit();
                    unacknowledged.clear();
                    uncommitted.clear();
                }
                case CRASH -> {
                    crash();
                    uncommitted.forEach(this::take);
                }
                case CRASH_BEFORE_ACKNOWLEDGING -> {
                    commit();
                    crash();
                    unacknowledged.stream().filter(Step::isMessage).forEach(this::take);
                    uncommitted.clear();
                }
            }
        }
        commit();
    }

    void commit() {
        touchedDevices.forEach(device -> devices.put(device.device(), CODEC.write(device.state())));
        touchedSites.forEach(site -> sites.put(site.site(), CODEC.write(site.state())));
        told.addAll(changes);
        forgetBatch();
    }

    private void crash() {
        forgetBatch();
        evaluator = start();
    }

    private void forgetBatch() {
        touchedDevices.clear();
        touchedSites.clear();
        changes.clear();
    }

    private Evaluator start() {
        var fresh = new Evaluator(new StateEvents(Fixture.CATALOGUE));
        devices.forEach((id, state) -> fresh.restore(id, CODEC.readDevice(state)));
        sites.forEach((id, state) -> fresh.restore(id, CODEC.readSite(state)));
        fresh.bind(Fixture.BOOK, Instant.EPOCH, this);
        return fresh;
    }

    @Override
    public void change(AlarmChange change) {
        changes.add(change);
    }

    @Override
    public void device(DeviceMemory device) {
        touchedDevices.add(device);
    }

    @Override
    public void site(SiteMemory site) {
        touchedSites.add(site);
    }
}
