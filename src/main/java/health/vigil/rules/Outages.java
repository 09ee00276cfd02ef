package health.vigil.rules;

import health.vigil.rules.Outage.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the common cause of silence: a gateway that is dead, a site without power. One alarm then stands for all devices
 * behind it, because one thing has to be done.
 */
final class Outages {
    /** A silence that may become part of an outage waits so long for the others. */
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

    private static final String SITE = "site";

    private final Map<String, List<DeviceMemory>> byGateway = new TreeMap<>();
    private final Map<String, List<DeviceMemory>> bySite = new TreeMap<>();

    void settle(Collection<DeviceMemory> devices) {
        byGateway.clear();
        bySite.clear();
        devices.stream().sorted(Comparator.comparing(DeviceMemory::device)).forEach(device -> {
            var surroundings = device.rules().surroundings();
            if (surroundings.gateway() != null) {
                byGateway
                        .computeIfAbsent(surroundings.gateway(), g -> new ArrayList<>())
                        .add(device);
            }
            if (!surroundings.site().isEmpty()) {
                bySite.computeIfAbsent(surroundings.site(), s -> new ArrayList<>())
                        .add(device);
            }
        });
    }

    /** How much longer a device's own silence waits before it is told. */
    Duration hold(OutageRules rules, DeviceMemory device) {
        var surroundings = device.rules().surroundings();
        var hasGroup =
                rules.of(Cause.GATEWAY).isPresent() && isShared(byGateway.get(String.valueOf(surroundings.gateway())))
                        || rules.of(Cause.SITE).isPresent() && isShared(bySite.get(surroundings.site()));
        if (!hasGroup) {
            return Duration.ZERO;
        }
        var interval = device.rules().timing().interval();
        return interval.compareTo(LONGEST_HOLD) < 0 ? interval : LONGEST_HOLD;
    }

    private static boolean isShared(@Nullable List<DeviceMemory> devices) {
        return devices != null && devices.size() > 1;
    }

    /** A device that has never been heard awaits commissioning and can't prove that its gateway works. */
    private static boolean isWatched(DeviceMemory device) {
        return device.rules().noData() != null && device.silence().heardAt() != null;
    }

    void tick(OutageRules rules, Instant now, Instant listeningSince, Map<String, SiteMemory> sites, Consequences out) {
        byGateway.forEach((gateway, devices) -> {
            var site = sites.get(devices.get(0).rules().surroundings().site());
            if (site != null) {
                new Group(gateway, gateway, Cause.GATEWAY, site, devices).tick(rules, now, listeningSince, out);
            }
        });
        bySite.forEach((id, devices) -> {
            var site = sites.get(id);
            if (site != null) {
                var cause = devices.stream().anyMatch(Outages::hasLostPower) ? Cause.POWER : Cause.SITE;
                new Group(SITE, id, cause, site, devices).tick(rules, now, listeningSince, out);
            }
        });
    }

    private static boolean hasLostPower(DeviceMemory device) {
        var mains = device.channel("mains_power").judged();
        return mains != null && mains.value() == 0;
    }

    /** @param what the name under which the site remembers the outage */
    private record Group(String what, String key, Cause cause, SiteMemory site, List<DeviceMemory> devices) {

        void tick(OutageRules rules, Instant now, Instant listeningSince, Consequences out) {
            var watched = devices.stream().filter(Outages::isWatched).toList();
            var silent = watched.stream()
                    .filter(device -> device.silence().isOverdue(device.rules().noData(), now, listeningSince))
                    .toList();
            if (site.isOut(what)) {
                endIfHeard(now, out);
                if (site.isOut(what)) {
                    join(silent, now, out);
                }
                return;
            }
            var rule = rules.of(cause);
            if (rule.isEmpty() || !(rule.get().condition() instanceof Outage outage)) {
                return;
            }
            var isAll = silent.size() == watched.size();
            var isGroupedAlready =
                    silent.stream().allMatch(device -> device.silence().grouped());
            if (silent.size() >= outage.least() && (isAll || cause == Cause.POWER) && !isGroupedAlready) {
                begin(rule.get(), silent, now, out);
            }
        }

        private void begin(Rule rule, List<DeviceMemory> silent, Instant now, Consequences out) {
            var onset = silent.stream()
                    .map(device -> device.silence().heardAt())
                    .max(Comparator.naturalOrder())
                    .orElse(now);
            var alarm = AlarmIds.of(rule, key, null, onset);
            var members = silent.stream().map(DeviceMemory::device).toList();
            var device = cause == Cause.GATEWAY ? key : members.get(0);
            out.change(new AlarmChange.Raised(
                    alarm, rule, device, null, null, cause != Cause.GATEWAY, members, onset, now, null));
            join(silent, now, out);
            site.out(what, alarm);
            out.site(site);
        }

        private static void join(List<DeviceMemory> silent, Instant now, Consequences out) {
            silent.stream().filter(device -> !device.silence().grouped()).forEach(device -> {
                device.group(now, out::change);
                out.device(device);
            });
        }

        /** One voice is enough to know that the cause is gone; who is still silent then is silent for itself. */
        private void endIfHeard(Instant now, Consequences out) {
            var grouped = devices.stream()
                    .filter(device -> device.silence().grouped())
                    .toList();
            var isHeard = cause == Cause.POWER
                    ? devices.stream().noneMatch(Outages::hasLostPower) || grouped.isEmpty()
                    : grouped.size()
                            < devices.stream().filter(Outages::isWatched).count();
            if (isHeard) {
                grouped.forEach(device -> {
                    device.ungroup(now);
                    out.device(device);
                });
                site.back(what, now, out::change);
                out.site(site);
            }
        }
    }
}
