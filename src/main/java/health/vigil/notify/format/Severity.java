package health.vigil.notify.format;

import java.util.Arrays;
import java.util.Locale;

/**
 * An alarm's priority in the words of the formats, gravest first. CAP's severities follow the four colours of Chinese
 * warnings (red, orange, yellow, blue), its urgencies the time to respond behind the priority.
 */
enum Severity {
    URGENT("紧急", "Urgent", "Extreme", "Immediate", "red"),
    HIGH("高", "High", "Severe", "Expected", "orange"),
    MEDIUM("中", "Medium", "Moderate", "Future", "yellow"),
    LOW("低", "Low", "Minor", "Future", "blue");

    private final Bilingual word;
    private final String capSeverity;
    private final String capUrgency;
    private final String colour;

    Severity(String zh, String en, String capSeverity, String capUrgency, String colour) {
        this.word = new Bilingual(zh, en);
        this.capSeverity = capSeverity;
        this.capUrgency = capUrgency;
        this.colour = colour;
    }

    static Severity of(String priority) {
        return Arrays.stream(values())
                .filter(severity -> severity.text().equals(priority))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + priority + "' is not a priority"));
    }

    /** As written in the API. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Before a title or a line. */
    String mark(Language language) {
        return language == Language.ZH ? "【" + word.zh() + "】" : "[" + word.en() + "] ";
    }

    String capSeverity() {
        return capSeverity;
    }

    String capUrgency() {
        return capUrgency;
    }

    String colour() {
        return colour;
    }
}
