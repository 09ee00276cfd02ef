package health.vigil.notify.format;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Prometheus Alertmanager posts to a {@code webhook_config}, version 4, so that whatever takes its alerts takes
 * Vigil's. By <em>Prometheus, Alertmanager, Configuration, webhook_config</em>.
 */
record AlertmanagerFormat(String publicUrl) implements SignedFormat {
    /** Go's zero time, for what has not ended. */
    private static final String NOT_ENDED = "0001-01-01T00:00:00Z";

    private record Payload(
            String version,
            String groupKey,
            int truncatedAlerts,
            String status,
            String receiver,
            Map<String, String> groupLabels,
            Map<String, String> commonLabels,
            Map<String, String> commonAnnotations,
            String externalURL,
            List<Alert> alerts) {}

    private record Alert(
            String status,
            SortedMap<String, String> labels,
            SortedMap<String, String> annotations,
            String startsAt,
            String endsAt,
            String generatorURL,
            String fingerprint) {}

    @Override
    public String name() {
        return "alertmanager";
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public byte[] body(Message message, Address to) {
        var notice = Notice.of(message, publicUrl);
        var alerts = notice.kind() == Notice.Kind.TEST
                ? List.of(test(message.time(), notice, to.language()))
                : notice.items().stream()
                        .map(item -> alert(notice, item, to.language()))
                        .toList();
        return Fitting.most(
                alerts.size(),
                shown -> Json.write(payload(
                        message, to, alerts.subList(0, shown), Math.max(alerts.size(), notice.total()) - shown)),
                body -> body.length <= largestBody());
    }

    private Payload payload(Message message, Address to, List<Alert> alerts, int truncated) {
        var group = alerts.size() == 1 && truncated == 0
                ? only(alerts.get(0).labels(), "alarm", "alertname")
                : Map.of("type", message.type());
        return new Payload(
                "4",
                "{}:" + key(group),
                truncated,
                alerts.stream().anyMatch(alert -> alert.status().equals("firing")) ? "firing" : "resolved",
                Text.line(to.recipient(), 200),
                group,
                common(alerts.stream().map(Alert::labels).toList()),
                common(alerts.stream().map(Alert::annotations).toList()),
                publicUrl,
                alerts);
    }

    private static Alert alert(Notice notice, Item item, Language language) {
        var labels = new TreeMap<>(Map.of(
                "alertname",
                item.rule().id(),
                "severity",
                item.severity().text(),
                "device",
                item.place().device(),
                "site",
                item.place().site(),
                "jurisdiction",
                item.place().division(),
                "family",
                item.place().family(),
                item.kind(),
                item.id()));
        put(labels, "field", item.reading().field());
        var annotations = new TreeMap<>(Map.of(
                "summary",
                        notice.kind() == Notice.Kind.ALARM
                                ? notice.title(language)
                                : item.rule().name().in(language),
                "description", item.sentence().in(language),
                "basis", item.rule().basis(),
                "state", item.state()));
        put(annotations, "value", item.reading().value());
        put(annotations, "limit", item.reading().limit());
        put(annotations, "unit", item.reading().unit());
        return alert(labels, annotations, item.onset(), item.over(), item.link());
    }

    private static Alert test(Instant time, Notice notice, Language language) {
        return alert(
                new TreeMap<>(Map.of("alertname", "VigilTest", "severity", "none")),
                new TreeMap<>(Map.of(
                        "summary", notice.heading().in(language),
                        "description", notice.sentence().in(language))),
                time,
                Optional.empty(),
                notice.link());
    }

    private static Alert alert(
            SortedMap<String, String> labels,
            SortedMap<String, String> annotations,
            Instant starts,
            Optional<Instant> ends,
            String link) {
        return new Alert(
                ends.isPresent() ? "resolved" : "firing",
                labels,
                annotations,
                starts.toString(),
                ends.map(Instant::toString).orElse(NOT_ENDED),
                link,
                Fingerprint.of(labels));
    }

    private static void put(Map<String, String> map, String name, String value) {
        if (!value.isEmpty()) {
            map.put(name, value);
        }
    }

    /** The first of these labels that there is. */
    private static Map<String, String> only(Map<String, String> labels, String... names) {
        for (var name : names) {
            if (labels.containsKey(name)) {
                return Map.of(name, labels.get(name));
            }
        }
        return Map.of();
    }

    private static String key(Map<String, String> group) {
        var labels = group.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .toList();
        return "{" + String.join(", ", labels) + "}";
    }

    private static Map<String, String> common(List<SortedMap<String, String>> all) {
        var common = new LinkedHashMap<String, String>();
        all.stream().findFirst().ifPresent(common::putAll);
        common.entrySet().removeIf(entry -> !all.stream()
                .allMatch(map -> entry.getValue().equals(map.get(entry.getKey()))));
        return common;
    }
}
