package health.vigil.bench;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Lines that tell what goes on while one waits for the table. */
final class Progress {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Progress() {}

    static void say(String format, Object... values) {
        System.out.println(LocalTime.now().format(CLOCK) + " " + format.formatted(values));
    }
}
