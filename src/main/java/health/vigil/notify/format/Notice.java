package health.vigil.notify.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * What a message tells, read from its data.
 *
 * @param heading  what kind of news it is, in a word or two
 * @param sentence of the whole, for people
 * @param items    gravest first; one for an alarm's event, none for a test
 * @param total    of a digest, with those that it doesn't list
 * @param link     where to read on
 */
record Notice(Kind kind, Bilingual heading, Bilingual sentence, List<Item> items, int total, String link) {
    static final String CLEARED = "health.vigil.alarm.cleared";
    private static final String ALARMS = "health.vigil.alarms.digest";
    private static final String EXCURSIONS = "health.vigil.excursions.digest";
    private static final String TEST = "health.vigil.test";
    private static final int SENTENCE = 500;

    enum Kind {
        ALARM,
        DIGEST,
        TEST
    }

    /** @throws IllegalArgumentException if the data is not what its type says */
    static Notice of(Message message, String publicUrl) {
        try {
            return read(message, Json.read(message.data()), publicUrl);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "message " + message.id() + " is no " + message.type() + ": " + e.getMessage(), e);
        }
    }

    private static Notice read(Message message, JsonNode data, String publicUrl) {
        return switch (message.type()) {
            case TEST ->
                new Notice(Kind.TEST, heading(TEST), Bilingual.of(data, "message", SENTENCE), List.of(), 0, publicUrl);
            case EXCURSIONS -> {
                var link = data.path("links").path("excursions").asText(publicUrl);
                yield digest(
                        message,
                        data,
                        items(data.path("excursions"), excursion -> Item.ofExcursion(excursion, link)),
                        link);
            }
            case ALARMS ->
                digest(
                        message,
                        data,
                        items(data.path("events"), Item::ofAlarm),
                        data.path("links").path("alarms").asText(publicUrl));
            default -> {
                var item = Item.ofAlarm(data);
                yield new Notice(Kind.ALARM, heading(message.type()), item.sentence(), List.of(item), 1, item.link());
            }
        };
    }

    private static Notice digest(Message message, JsonNode data, List<Item> items, String link) {
        return new Notice(
                Kind.DIGEST,
                heading(message.type()),
                Bilingual.of(data, "message", SENTENCE),
                items,
                Math.max(items.size(), data.path("total").asInt()),
                link);
    }

    private static List<Item> items(JsonNode list, Function<JsonNode, Item> item) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item)
                .sorted(Comparator.comparing(Item::severity).thenComparing(Item::onset))
                .toList();
    }

    private static Bilingual heading(String type) {
        return switch (type) {
            case "health.vigil.alarm.raised" -> new Bilingual("报警", "Alarm");
            case CLEARED -> new Bilingual("报警解除", "Alarm over");
            case "health.vigil.alarm.acknowledged" -> new Bilingual("报警已确认", "Alarm acknowledged");
            case "health.vigil.alarm.escalated" -> new Bilingual("报警升级", "Alarm escalated");
            case ALARMS -> new Bilingual("报警汇总", "Alarm digest");
            case EXCURSIONS -> new Bilingual("回溯超限", "Retrospective excursions");
            case TEST -> new Bilingual("测试", "Test");
            default -> new Bilingual("报警变更", "Alarm changed");
        };
    }

    /** What it is about, in one line. */
    String title(Language language) {
        if (kind != Kind.ALARM) {
            return heading.in(language);
        }
        var item = items.get(0);
        var site = item.place().siteName().in(language);
        var rule = item.rule().name().in(language);
        return heading.in(language) + (language == Language.ZH ? "：" + site + " " : ": " + site + ", ") + rule;
    }

    /**
     * A digest's items, a line each, and how many more there are.
     *
     * @param sentence most characters of each
     */
    List<String> list(Language language, int shown, int sentence) {
        var lines = new ArrayList<String>();
        items.stream()
                .limit(shown)
                .map(item -> item.severity().mark(language)
                        + Text.line(item.sentence().in(language), sentence))
                .forEach(lines::add);
        if (total > shown) {
            lines.add(
                    language == Language.ZH ? "… 另有 " + (total - shown) + " 起" : "… and " + (total - shown) + " more");
        }
        return lines;
    }

    /** The gravest of what it tells; low for a test. */
    Severity severity() {
        return items.stream().map(Item::severity).findFirst().orElse(Severity.LOW);
    }

    /** All of it is over. */
    boolean over() {
        return !items.isEmpty() && items.stream().allMatch(item -> item.over().isPresent());
    }
}
