package health.vigil.bench;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to measure.
 *
 * @param duration how long each load lasts
 * @param alarmsPerSecond raised and cleared while delivery is measured
 * @param readings at least so many are stored while storage is measured
 * @param database the JDBC address of the store whose dashboards are measured; empty if none is named
 */
record Options(Duration duration, int alarmsPerSecond, int readings, Set<Section> sections, Optional<String> database) {
    private static final int LEAST_SECONDS = 5;
    private static final int MOST_SECONDS = 3_600;
    private static final int MOST_ALARMS = 1_000;
    private static final int MOST_READINGS = 1_000_000_000;

    /** The parts of the table. */
    enum Section {
        EMBEDDED,
        EXTERNAL,
        LATENCY,
        DELIVERY,
        CUSTODY,
        JUDGEMENT,
        STORAGE,
        RAW,
        DASHBOARDS;

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
            usage: ./vigil bench [--seconds N] [--alarms N] [--readings N] [--only embedded|external|latency|delivery|custody|judgement|storage|raw]
                   ./vigil bench --only dashboards --database jdbc:postgresql://HOST:PORT/NAME?user=NAME

              --seconds N   how long each load lasts, %d to %,d (default 60); the whole takes six times as long and four minutes
              --alarms N    how many are raised and cleared a second while delivery is measured, 1 to %,d (default 5)
              --readings N  how many at least are stored while storage is measured, in whole days of 4.2 million (default 4,000,000)
              --only WHAT   one part of the table alone
              --database    the store whose panels are timed; fails if one takes longer than 500 ms
            """
                    .formatted(LEAST_SECONDS, MOST_SECONDS, MOST_ALARMS);

    /** @throws IllegalArgumentException that says what is wrong */
    static Options of(String... arguments) {
        var seconds = 60;
        var alarms = 5;
        var readings = 4_000_000;
        var sections = EnumSet.complementOf(EnumSet.of(Section.DASHBOARDS));
        var database = Optional.<String>empty();
        for (var i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            switch (arguments[i]) {
                case "--seconds" -> seconds = number(arguments[i], arguments[i + 1], LEAST_SECONDS, MOST_SECONDS);
                case "--alarms" -> alarms = number(arguments[i], arguments[i + 1], 1, MOST_ALARMS);
                case "--readings" -> readings = number(arguments[i], arguments[i + 1], 1, MOST_READINGS);
                case "--only" -> sections = EnumSet.of(Section.of(arguments[i + 1]));
                case "--database" -> database = Optional.of(arguments[i + 1]);
                default -> throw new IllegalArgumentException("there is no option " + arguments[i]);
            }
        }
        if (sections.contains(Section.DASHBOARDS) && database.isEmpty()) {
            throw new IllegalArgumentException(
                    "dashboards are measured on a store that is there: name it with --database");
        }
        return new Options(Duration.ofSeconds(seconds), alarms, readings, sections, database);
    }

    private static int number(String option, String text, int least, int most) {
        if (text.matches("\\d{1,10}")) {
            var number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw new IllegalArgumentException(
                "%s must be a whole number from %d to %d, not %s".formatted(option, least, most, text));
    }

    boolean wants(Section section) {
        return sections.contains(section);
    }
}
