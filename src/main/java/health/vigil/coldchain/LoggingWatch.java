package health.vigil.coldchain;

import static java.util.stream.Collectors.groupingBy;

import health.vigil.coldchain.exposure.Equipment;
import health.vigil.coldchain.exposure.Holding;
import health.vigil.coldchain.exposure.LoggingCheck;
import health.vigil.coldchain.exposure.Measurement;
import health.vigil.coldchain.exposure.Span;
import health.vigil.ingest.Rows;
import health.vigil.ingest.Unnest;
import health.vigil.limits.ProcessRules;
import health.vigil.rules.Breach;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.ProcessCheck.Kind;
import health.vigil.rules.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether temperatures are recorded as often as GSP Appendix 3 wants: in storage at all times, in transport while a
 * consignment is on the leg.
 */
@ApplicationScoped
class LoggingWatch {
    private static final double SECONDS_PER_HOUR = 3600;

    private static final String FROM =
            "SELECT device_id, probe, logged_from FROM cold_probe_watch WHERE device_id = ANY (?)";

    private static final String KEEP =
            """
            INSERT INTO cold_probe_watch (device_id, probe, logged_from) SELECT device_id, probe, logged_from FROM {rows}
            ON CONFLICT (device_id, probe) DO UPDATE SET logged_from = excluded.logged_from""";

    private static final String LEGS =
            """
            SELECT l.device_id, l.from_at, least(coalesce(l.to_at, c.arrived_at), ?) AS until
            FROM consignment_leg l JOIN consignment c ON c.id = l.consignment
            WHERE l.device_id = ANY (?) AND l.from_at < ? AND coalesce(l.to_at, c.arrived_at, 'infinity') > ?""";

    private final Temperatures temperatures;
    private final ProcessRules rules;
    private final ColdChainConfig config;

    LoggingWatch(Temperatures temperatures, ProcessRules rules, ColdChainConfig config) {
        this.temperatures = temperatures;
        this.rules = rules;
        this.config = config;
    }

    /**
     * One probe of an equipment, and the time for which it is judged.
     *
     * @param ended the leg is over, and with it what was wrong on it
     */
    private record Watched(Equipment equipment, String probe, Span span, boolean ended) {}

    /** From where a probe in storage is judged next time. */
    private record Kept(String device, String probe, Instant from) {}

    /** @param ongoing the probe has not recorded in time again */
    private record Lapse(Rule rule, Span span, boolean ongoing) {}

    /** @return by device */
    Map<String, List<Breach>> judge(Connection transaction, Collection<EquipmentReader.Known> known, Instant now)
            throws SQLException {
        var stored = stored(transaction, known, now);
        var travelling = travelling(transaction, known, now);
        var breaches = new HashMap<String, List<Breach>>();
        var kept = new ArrayList<Kept>();
        var measured = measured(transaction, stored, now);
        for (var watched : stored) {
            var ofProbe = measured.getOrDefault(watched.probe(), List.of());
            var lapses = lapses(watched, ofProbe);
            add(breaches, watched, lapses);
            var from = LoggingCheck.next(
                    watched.span().from(),
                    now.minus(config.lookBack()),
                    ofProbe,
                    lapses.stream().map(Lapse::span).toList());
            kept.add(new Kept(watched.equipment().device(), watched.probe(), from));
        }
        for (var watched : travelling) {
            var ofProbe = temperatures.of(
                    transaction,
                    List.of(watched.probe()),
                    watched.span().from(),
                    watched.span().to());
            add(breaches, watched, lapses(watched, ofProbe));
        }
        keep(transaction, kept);
        return breaches;
    }

    private static void add(Map<String, List<Breach>> breaches, Watched watched, List<Lapse> lapses) {
        var device = watched.equipment().device();
        for (var lapse : lapses) {
            var span = lapse.span();
            breaches.computeIfAbsent(device, d -> new ArrayList<>())
                    .add(new Breach(
                            lapse.rule(),
                            device,
                            watched.probe(),
                            span.from(),
                            span.from().plus(allowed(lapse.rule())),
                            span.length().toSeconds() / SECONDS_PER_HOUR,
                            lapse.ongoing() ? null : span.to()));
        }
    }

    private List<Lapse> lapses(Watched watched, List<Measurement> ofProbe) {
        return LoggingCheck.lastRecorded(watched.span(), ofProbe)
                .map(last -> lapses(watched, new Span(watched.span().from(), last), ofProbe))
                .orElse(List.of());
    }

    private List<Lapse> lapses(Watched watched, Span recorded, List<Measurement> ofProbe) {
        var equipment = watched.equipment();
        var range = equipment.storageClass().range();
        var interval = equipment.holding() == Holding.STORAGE ? Kind.LOGGING_STORAGE : Kind.LOGGING_TRANSPORT;
        var lapses = new ArrayList<Lapse>();
        for (var rule : rules.of(equipment.device(), interval)) {
            var check = new LoggingCheck(allowed(rule));
            check.lapses(recorded, ofProbe).forEach(span -> lapses.add(lapse(rule, span, recorded, watched)));
        }
        for (var rule : rules.of(equipment.device(), Kind.LOGGING_OUT_OF_RANGE)) {
            var check = new LoggingCheck(allowed(rule));
            check.lapsesOutOfRange(recorded, ofProbe, range)
                    .forEach(span -> lapses.add(lapse(rule, span, recorded, watched)));
        }
        lapses.removeIf(lapse -> !lapse.rule().inForceAt(lapse.span().from()));
        return lapses;
    }

    private static Lapse lapse(Rule rule, Span span, Span recorded, Watched watched) {
        return new Lapse(rule, span, !watched.ended() && span.to().equals(recorded.to()));
    }

    private static Duration allowed(Rule rule) {
        return ((ProcessCheck) rule.condition()).time();
    }

    private List<Watched> stored(Connection transaction, Collection<EquipmentReader.Known> known, Instant now)
            throws SQLException {
        var from = new HashMap<String, Instant>();
        try (var select = transaction.prepareStatement(FROM)) {
            select.setArray(1, devices(transaction, known));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    from.put(
                            rows.getString("device_id") + "/" + rows.getString("probe"),
                            Rows.time(rows, "logged_from"));
                }
            }
        }
        var watched = new ArrayList<Watched>();
        for (var entry : known) {
            var equipment = entry.equipment();
            if (equipment.holding() == Holding.STORAGE) {
                for (var probe : equipment.probes()) {
                    var since = from.getOrDefault(equipment.device() + "/" + probe, entry.createdAt());
                    watched.add(new Watched(equipment, probe, new Span(since.isAfter(now) ? now : since, now), false));
                }
            }
        }
        return watched;
    }

    private List<Watched> travelling(Connection transaction, Collection<EquipmentReader.Known> known, Instant now)
            throws SQLException {
        var byDevice = new HashMap<String, Equipment>();
        known.stream()
                .map(EquipmentReader.Known::equipment)
                .filter(equipment -> equipment.holding() == Holding.TRANSPORT)
                .forEach(equipment -> byDevice.put(equipment.device(), equipment));
        var watched = new ArrayList<Watched>();
        try (var select = transaction.prepareStatement(LEGS)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setArray(
                    2, transaction.createArrayOf("text", byDevice.keySet().toArray()));
            select.setObject(3, now.atOffset(ZoneOffset.UTC));
            select.setObject(4, now.minus(config.lookBack()).atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var equipment = byDevice.get(rows.getString("device_id"));
                    var span = new Span(Rows.time(rows, "from_at"), Rows.time(rows, "until"));
                    equipment
                            .probes()
                            .forEach(probe -> watched.add(new Watched(
                                    equipment, probe, span, span.to().isBefore(now))));
                }
            }
        }
        return watched;
    }

    /** What is judged from lately on is read at once; the few in a long lapse each for itself. */
    private Map<String, List<Measurement>> measured(Connection transaction, List<Watched> stored, Instant now)
            throws SQLException {
        var lately = now.minus(config.lookBack().multipliedBy(2));
        var recent = new ArrayList<String>();
        var found = new ArrayList<Measurement>();
        for (var watched : stored) {
            if (watched.span().from().isBefore(lately)) {
                found.addAll(temperatures.of(
                        transaction, List.of(watched.probe()), watched.span().from(), now));
            } else {
                recent.add(watched.probe());
            }
        }
        if (!recent.isEmpty()) {
            found.addAll(temperatures.of(transaction, recent, lately, now));
        }
        return found.stream().collect(groupingBy(Measurement::probe));
    }

    private static Array devices(Connection transaction, Collection<EquipmentReader.Known> known) throws SQLException {
        return transaction.createArrayOf(
                "text", known.stream().map(k -> k.equipment().device()).toArray());
    }

    private static void keep(Connection transaction, List<Kept> kept) throws SQLException {
        if (!kept.isEmpty()) {
            new Unnest<>(transaction, kept)
                    .text("device_id", Kept::device)
                    .text("probe", Kept::probe)
                    .time("logged_from", Kept::from)
                    .update(KEEP);
        }
    }
}
