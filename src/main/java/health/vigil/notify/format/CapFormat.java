package health.vigil.notify.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Common Alerting Protocol 1.2 (OASIS; ITU-T X.1303 bis), the model of GB/T 35965.1. Only governments issue public warnings
 * (突发事件应对法 art. 64), so the scope is restricted and the restriction says what this is.
 */
record CapFormat(String sender) implements SignedFormat {
    static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    private static final String RESTRICTION =
            "监测系统内部报警，仅供接收单位处置，不是面向公众的预警。 Internal alert of a monitoring service, for the recipient to act on; not a public"
                    + " warning.";

    private static final Bilingual SENDER_NAME = new Bilingual("Vigil 公共卫生在线监测", "Vigil public-health monitoring");

    /** Families whose harm goes through the environment; all others are health. */
    private static final Set<String> ENVIRONMENT = Set.of("medical_wastewater", "medical_waste", "radiation");

    /** CAP recommends no more characters. */
    private static final int HEADLINE = 160;

    /** In characters, in a digest's list. */
    private static final int SENTENCE = 200;

    private static final int AREA = 100;

    /** The first and the latest of them say all: each message takes the place of those before it. */
    private static final int MOST_REFERENCES = 20;

    @Override
    public String name() {
        return "cap";
    }

    @Override
    public String contentType() {
        return "application/cap+xml; charset=utf-8";
    }

    @Override
    public byte[] body(Message message, Address to) {
        var notice = Notice.of(message, sender);
        return Fitting.most(
                notice.items().size(),
                shown -> alert(message, notice, shown).getBytes(UTF_8),
                body -> body.length <= largestBody());
    }

    private String alert(Message message, Notice notice, int shown) {
        var xml = new Xml(NAMESPACE);
        xml.open("alert");
        xml.element("identifier", message.id().toString());
        xml.element("sender", sender);
        xml.element("sent", BeijingTime.iso(message.sent()));
        xml.element("status", notice.kind() == Notice.Kind.TEST ? "Test" : "Actual");
        xml.element("msgType", messageType(message));
        xml.element("scope", "Restricted");
        xml.element("restriction", RESTRICTION);
        if (!message.earlier().isEmpty()) {
            xml.element("references", references(message.earlier()));
        }
        if (notice.kind() == Notice.Kind.ALARM) {
            xml.element("incidents", notice.items().get(0).id());
        }
        for (var language : Language.values()) {
            info(xml, message, notice, language, shown);
        }
        xml.close();
        return xml.text();
    }

    /** An update or a cancellation is of something: what has nothing before it is an alert. */
    private static String messageType(Message message) {
        if (message.earlier().isEmpty()) {
            return "Alert";
        }
        return message.type().equals(Notice.CLEARED) ? "Cancel" : "Update";
    }

    private String references(List<Message.Reference> earlier) {
        var latest = earlier.subList(Math.max(1, earlier.size() - MOST_REFERENCES + 1), earlier.size());
        return Stream.concat(Stream.of(earlier.get(0)), latest.stream())
                .map(reference -> sender + "," + reference.id() + "," + BeijingTime.iso(reference.sent()))
                .collect(Collectors.joining(" "));
    }

    private static void info(Xml xml, Message message, Notice notice, Language language, int shown) {
        var test = notice.kind() == Notice.Kind.TEST;
        xml.open("info");
        xml.element("language", language.tag());
        categories(notice).forEach(category -> xml.element("category", category));
        xml.element("event", event(notice, language));
        if (notice.over()) {
            xml.element("responseType", "AllClear");
        }
        xml.element("urgency", urgency(notice));
        xml.element("severity", test ? "Unknown" : notice.severity().capSeverity());
        xml.element("certainty", test || notice.items().stream().anyMatch(Item::unknown) ? "Unknown" : "Observed");
        xml.element(
                "onset",
                BeijingTime.iso(notice.items().stream()
                        .map(Item::onset)
                        .min(Instant::compareTo)
                        .orElse(message.time())));
        xml.element("senderName", SENDER_NAME.in(language));
        xml.element("headline", Text.line(notice.title(language), HEADLINE));
        xml.element("description", description(notice, language, shown));
        xml.element("web", notice.link());
        if (notice.kind() == Notice.Kind.ALARM) {
            parameters(notice.items().get(0)).forEach(parameter -> parameter.write(xml));
        }
        area(xml, notice, language);
        xml.close();
    }

    private static List<String> categories(Notice notice) {
        var categories = notice.items().stream()
                .map(item -> ENVIRONMENT.contains(item.place().family()) ? "Env" : "Health")
                .distinct()
                .sorted()
                .toList();
        return categories.isEmpty() ? List.of("Health") : categories;
    }

    private static String event(Notice notice, Language language) {
        return notice.kind() == Notice.Kind.ALARM
                ? notice.items().get(0).rule().name().in(language)
                : notice.heading().in(language);
    }

    private static String urgency(Notice notice) {
        if (notice.kind() == Notice.Kind.TEST) {
            return "Unknown";
        }
        return notice.over() ? "Past" : notice.severity().capUrgency();
    }

    private static String description(Notice notice, Language language, int shown) {
        var lines = new ArrayList<String>();
        lines.add(notice.sentence().in(language));
        if (notice.kind() == Notice.Kind.DIGEST) {
            lines.addAll(notice.list(language, shown, SENTENCE));
        }
        return String.join("\n", lines);
    }

    private record Parameter(String name, String value) {
        void write(Xml xml) {
            xml.open("parameter");
            xml.element("valueName", name);
            xml.element("value", value);
            xml.close();
        }
    }

    private static List<Parameter> parameters(Item item) {
        var rule = item.rule();
        var reading = item.reading();
        return Stream.of(
                        new Parameter("alarm", item.id()),
                        new Parameter("sequence", item.sequence()),
                        new Parameter("state", item.state()),
                        new Parameter("priority", item.severity().text()),
                        new Parameter("device", item.place().device()),
                        new Parameter("site", item.place().site()),
                        new Parameter("family", item.place().family()),
                        new Parameter("rule", rule.id()),
                        new Parameter("standard", rule.standard()),
                        new Parameter("edition", rule.edition()),
                        new Parameter("clause", rule.clause()),
                        new Parameter("field", reading.field()),
                        new Parameter("value", reading.value()),
                        new Parameter("limit", reading.limit()),
                        new Parameter("unit", reading.unit()))
                .filter(parameter -> !parameter.value().isBlank())
                .toList();
    }

    private static void area(Xml xml, Notice notice, Language language) {
        if (notice.items().isEmpty()) {
            return;
        }
        var places = notice.items().stream().map(Item::place).toList();
        var name = places.stream()
                .map(place -> place.divisionName().in(language) + " "
                        + place.siteName().in(language))
                .distinct()
                .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
        xml.open("area");
        xml.element("areaDesc", Text.line(name, AREA));
        places.stream().map(Place::division).distinct().forEach(division -> {
            xml.open("geocode");
            xml.element("valueName", "GB/T 2260");
            xml.element("value", division);
            xml.close();
        });
        xml.close();
    }
}
