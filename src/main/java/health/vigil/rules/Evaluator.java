package health.vigil.rules;

import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Presence;
import health.vigil.telemetry.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The judge: folds what devices send into alarm changes, by the rules in force at the time of measurement. The same
 * messages in the same order give the same changes, live, after a restart and when history is judged again. It belongs
 * to one thread and has no clock: time is an argument.
 */
public final class Evaluator {
    private final StateEvents events;
    private final Map<String, DeviceMemory> devices = new HashMap<>();
    private final Map<String, SiteMemory> sites = new HashMap<>();
    private final Outages outages = new Outages();
    private List<DeviceMemory> ordered = List.of();
    private RuleBook book = RuleBook.EMPTY;

    public Evaluator(StateEvents events) {
        this.events = events;
    }

    public void restore(String device, DeviceMemory.State state) {
        device(device).restore(state);
    }

    public void restore(String site, SiteMemory.State state) {
        sites.computeIfAbsent(site, SiteMemory::new).restore(state);
    }

    /** Takes the rules that are in force from here on, and lets go of those that were withdrawn. */
    public void bind(RuleBook next, Instant now, Consequences out) {
        book = next;
        next.byDevice().keySet().forEach(this::device);
        inOrder().forEach(device -> device.bind(next.of(device.device())));
        settleSites();
        inOrder().forEach(device -> {
            if (device.keepOnly(now, out::change)) {
                out.device(device);
            }
        });
        sortedSites().forEach(site -> {
            if (site.keepOnly(next.ofSite(site.site()), now, out::change)) {
                out.site(site);
            }
        });
    }

    private void settleSites() {
        var present = devices.values().stream()
                .filter(device -> !device.rules().surroundings().site().isEmpty())
                .collect(Collectors.groupingBy(
                        device -> device.rules().surroundings().site()));
        sites.values().forEach(site -> site.settle(present.getOrDefault(site.site(), List.of())));
        present.forEach(
                (site, members) -> sites.computeIfAbsent(site, SiteMemory::new).settle(members));
        outages.settle(devices.values());
    }

    /** What the device's MQTT state last said; null if it never said. */
    public @Nullable Presence presence(String device) {
        return device(device).state().presence();
    }

    public void connection(String device, Presence presence, Consequences out) {
        device(device).connection(presence);
        out.device(device(device));
    }

    /** The device has shown that its line works. */
    public void heard(String device, Instant at, Consequences out) {
        var memory = device(device);
        memory.heard(at, out::change);
        out.device(memory);
    }

    /**
     * Judges the readings of one message.
     *
     * @return the readings as they are to be stored: flagged with what is suspect about them, and what is no news as late
     *     or, where the device's clock is behind, with that
     */
    public List<Reading> judge(String device, List<Reading> readings, Instant receivedAt, Consequences out) {
        if (readings.isEmpty()) {
            return readings;
        }
        var memory = device(device);
        var ordered = inOrder(readings);
        var clockBehind = memory.isClockBehind(ordered.get(ordered.size() - 1), receivedAt);
        var stored = new ArrayList<Reading>(readings.size());
        var moment = new ArrayList<Reading>(readings.size());
        var noNews = new ArrayList<Reading>(0);
        for (var reading : ordered) {
            if (!moment.isEmpty() && !moment.get(0).at().equals(reading.at())) {
                judge(memory, moment, receivedAt, out);
                stored.addAll(moment);
                moment.clear();
            }
            if (memory.isLive(reading, receivedAt) && !names(moment, reading)) {
                moment.add(reading);
            } else {
                noNews.add(noNews(reading, clockBehind));
            }
        }
        judge(memory, moment, receivedAt, out);
        out.device(memory);
        stored.addAll(moment);
        stored.addAll(noNews); // behind the live ones: of two for one time and field the first is stored
        return stored;
    }

    private static Reading noNews(Reading reading, boolean clockBehind) {
        return reading.flags().has(Flag.FUTURE_TIME)
                ? reading
                : reading.with(clockBehind ? Flag.CLOCK_OFFSET : Flag.LATE);
    }

    /** Flags in place what is suspect about the readings of one moment, and judges them. */
    private void judge(DeviceMemory memory, List<Reading> moment, Instant receivedAt, Consequences out) {
        if (moment.isEmpty()) {
            return;
        }
        memory.check(moment);
        memory.judge(moment, receivedAt, out::change);
        var site = sites.get(memory.rules().surroundings().site());
        if (site != null
                && site.judge(book.ofSite(site.site()), memory, moment.get(0).at(), out::change)) {
            out.site(site);
        }
    }

    private static boolean names(List<Reading> moment, Reading reading) {
        for (var other : moment) {
            if (other.field() == reading.field()) {
                return true;
            }
        }
        return false;
    }

    /** A buffer may be in any order; most messages have one time only. */
    private static List<Reading> inOrder(List<Reading> readings) {
        for (var i = 1; i < readings.size(); i++) {
            if (readings.get(i).at().isBefore(readings.get(i - 1).at())) {
                var sorted = new ArrayList<>(readings);
                sorted.sort(Comparator.comparing(Reading::at));
                return sorted;
            }
        }
        return readings;
    }

    /** Folds an event in: a maintenance, or a state such as a door's. A container's scan is custody's to judge. */
    public void judge(String device, DeviceEvent event, Instant receivedAt, Consequences out) {
        if (event.type().ofContainer()) {
            return;
        }
        var memory = device(device);
        memory.event(event);
        out.device(memory);
        judge(device, events.of(event), receivedAt, out);
    }

    /**
     * Lets time pass by the service's clock: silence, outages, days that are over.
     *
     * @param listeningSince since when this service has been able to hear
     */
    public void tick(Instant now, Instant listeningSince, Consequences out) {
        outages.tick(book.outage(), now, listeningSince, sites, out);
        for (var device : inOrder()) {
            var hold = outages.hold(book.outage(), device);
            if (device.tick(now, listeningSince, hold, out::change)) {
                out.device(device);
            }
        }
    }

    /**
     * Completes what the passing of time alone completes, such as a day that is over. For folds of history, which no
     * clock ticks: nothing there can be silent.
     *
     * @param at every value measured before has been judged
     */
    public void close(Instant at, Consequences out) {
        for (var device : devices.values()) {
            if (device.close(at, out::change)) {
                out.device(device);
            }
        }
    }

    private DeviceMemory device(String device) {
        return devices.computeIfAbsent(device, DeviceMemory::new);
    }

    /** What happens at one time happens in the order of the devices' ids, before a restart as after it. */
    private List<DeviceMemory> inOrder() {
        if (ordered.size() != devices.size()) {
            ordered = devices.values().stream()
                    .sorted(Comparator.comparing(DeviceMemory::device))
                    .toList();
        }
        return ordered;
    }

    private List<SiteMemory> sortedSites() {
        return sites.values().stream()
                .sorted(Comparator.comparing(SiteMemory::site))
                .toList();
    }
}
