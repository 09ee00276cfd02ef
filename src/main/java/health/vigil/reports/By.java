package health.vigil.reports;

import health.vigil.web.Problems;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the figures are summed for. */
enum By {
    FIELD("f.name", "f.zh", "f.en"),
    DEVICE("d.id", "d.name", "d.name_en"),
    SITE("s.id", "s.name", "s.name_en"),
    JURISDICTION("j.code", "j.name", "j.name_en");

    private final String columns;

    By(String key, String name, String nameEn) {
        columns = "%s AS key, %s AS name, %s AS name_en".formatted(key, name, nameEn);
    }

    /** {@code key}, {@code name} and {@code name_en} in SQL. */
    String columns() {
        return columns;
    }

    static By of(@Nullable String text) {
        return text == null
                ? FIELD
                : Arrays.stream(values())
                        .filter(by -> by.text().equals(text))
                        .findFirst()
                        .orElseThrow(() -> Problems.badRequest("by: '" + text + "' is none of "
                                + Arrays.stream(values()).map(By::text).collect(Collectors.joining(", "))));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
