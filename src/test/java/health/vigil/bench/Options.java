package health.vigil.bench;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to measure.
 *
 * @param duration how long each load lasts
 */
record Options(Duration duration, Set<Section> sections) {
    private static final int LEAST_SECONDS = 5;
    private static final int MOST_SECONDS = 3_600;

    /** The parts of the table. */
    enum Section {
        EMBEDDED,
        EXTERNAL,
        LATENCY,
        JUDGEMENT,
        RAW;

        static Section of(String text) {
            return Stream.of(values())
                    .filter(section -> section.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("--only must be one of " + names()));
        }

        static String names() {
            return Stream.of(values()).map(Section::toString).collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final String USAGE =
            """
            usage: ./vigil bench [--seconds N] [--only embedded|external|latency|judgement|raw]

              --seconds N   how long each load lasts, %d to %,d (default 60); the whole takes four times as long and three minutes
              --only WHAT   one part of the table alone
            """
                    .formatted(LEAST_SECONDS, MOST_SECONDS);

    /** @throws IllegalArgumentException that says what is wrong */
    static Options of(String... arguments) {
        var seconds = 60;
        var sections = EnumSet.allOf(Section.class);
        for (var i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            switch (arguments[i]) {
                case "--seconds" -> seconds = seconds(arguments[i + 1]);
                case "--only" -> sections = EnumSet.of(Section.of(arguments[i + 1]));
                default -> throw new IllegalArgumentException("there is no option " + arguments[i]);
            }
        }
        return new Options(Duration.ofSeconds(seconds), sections);
    }

    private static int seconds(String text) {
        if (text.matches("\\d{1,4}")) {
            var seconds = Integer.parseInt(text);
            if (seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS) {
                return seconds;
            }
        }
        throw new IllegalArgumentException(
                "--seconds must be a whole number from %d to %d, not %s".formatted(LEAST_SECONDS, MOST_SECONDS, text));
    }

    boolean wants(Section section) {
        return sections.contains(section);
    }
}
