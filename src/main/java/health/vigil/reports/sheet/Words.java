package health.vigil.reports.sheet;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.rules.LocalDay;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The words of reports in one language, {@code reports/<tag>.json}, and how it writes times and numbers. */
public final class Words {
    public static final Words ZH = new Words("zh-CN");
    public static final Words EN = new Words("en");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(LocalDay.ZONE);

    private final String tag;
    private final Map<String, String> words;

    private Words(String tag) {
        this.tag = tag;
        this.words = read("/reports/" + tag + ".json");
    }

    /** By BCP 47 tag; a region makes no difference. */
    public static Optional<Words> of(String tag) {
        return switch (Locale.forLanguageTag(tag).getLanguage()) {
            case "zh" -> Optional.of(ZH);
            case "en" -> Optional.of(EN);
            default -> Optional.empty();
        };
    }

    public String tag() {
        return tag;
    }

    public boolean chinese() {
        return this == ZH;
    }

    /** @throws IllegalArgumentException there is no such word */
    public String get(String key) {
        var word = words.get(key);
        if (word == null) {
            throw new IllegalArgumentException("reports/" + tag + ".json has no word " + key);
        }
        return word;
    }

    /** A sentence with places {@code {0}}, {@code {1}} … */
    public String get(String key, Object... values) {
        return new MessageFormat(get(key), Locale.ROOT).format(values);
    }

    /** A word of the program, such as a state; itself where it has no translation. */
    public String of(String prefix, @Nullable String code) {
        return code == null ? "" : words.getOrDefault(prefix + "_" + code, code);
    }

    /** What has a name in both languages. */
    public String name(String zh, String en) {
        return chinese() ? zh : en;
    }

    public String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at);
    }

    public String date(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** Hours and minutes; days as well from two of them on. */
    public String duration(Duration time) {
        var rounded = Duration.ofMinutes(Math.round(time.toSeconds() / 60.0));
        return rounded.toHours() < 48
                ? get("hours_minutes", rounded.toHours(), rounded.toMinutesPart())
                : get("days_hours_minutes", rounded.toDays(), rounded.toHoursPart(), rounded.toMinutesPart());
    }

    /** With so many decimals, a point and no grouping, so that a spreadsheet can read it. */
    public String number(@Nullable Double value, int decimals) {
        return value == null ? "" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    public String number(OptionalDouble value, int decimals) {
        return value.isPresent() ? number(value.getAsDouble(), decimals) : "";
    }

    Map<String, String> all() {
        return words;
    }

    private static Map<String, String> read(String file) {
        try (var in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return Map.copyOf(new ObjectMapper().readValue(in, new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
