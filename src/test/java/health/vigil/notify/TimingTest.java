package health.vigil.notify;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.notify.Recipient.Access;
import health.vigil.notify.Recipient.DigestRule;
import health.vigil.notify.Recipient.QuietHours;
import health.vigil.notify.format.Formats;
import health.vigil.notify.format.Language;
import health.vigil.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingTest {
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), Priority.MEDIUM);
    private static final QuietHours NOON = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0), Priority.LOW);

    static Recipient recipient(String format, @Nullable DigestRule digest, @Nullable QuietHours quiet) {
        return new Recipient(
                UUID.randomUUID(),
                "CDC",
                new Access.Closed("of no use here"),
                new Formats("https://vigil.example").of(format).orElseThrow(),
                Language.ZH,
                null,
                List.of(),
                List.of(),
                Priority.LOW,
                digest,
                quiet,
                null,
                true);
    }

    private static Instant beijing(String local) {
        return OffsetDateTime.parse(local + "+08:00").toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T21:59:59, 2026-11-22T21:59:59",
        "2026-11-22T22:00:00, 2026-11-23T07:00:00",
        "2026-11-23T03:00:00, 2026-11-23T07:00:00",
        "2026-11-23T07:00:00, 2026-11-23T07:00:00",
    })
    void whatCanWaitWaitsForTheMorning(String due, String sent) {
        assertThat(Timing.of(recipient("cloudevents", null, NIGHT), Priority.MEDIUM, beijing(due)))
                .isEqualTo(new Timing(false, beijing(sent)));
    }

    @Test
    void quietHoursMayLieWithinADay() {
        var recipient = recipient("cap", null, NOON);
        assertThat(Timing.of(recipient, Priority.LOW, beijing("2026-11-22T12:30:00"))
                        .at())
                .isEqualTo(beijing("2026-11-22T14:00:00"));
        assertThat(Timing.of(recipient, Priority.LOW, beijing("2026-11-22T23:30:00"))
                        .at())
                .isEqualTo(beijing("2026-11-22T23:30:00"));
    }

    @Test
    void whatIsGraverDoesNotWait() {
        var due = beijing("2026-11-23T03:00:00");
        assertThat(Timing.of(recipient("cloudevents", null, NIGHT), Priority.HIGH, due))
                .isEqualTo(new Timing(false, due));
    }

    @Test
    void upToItsPriorityADigestCollects() {
        var recipient = recipient("cloudevents", new DigestRule(Duration.ofMinutes(15), Priority.MEDIUM), null);
        var due = beijing("2026-11-22T09:00:00");

        assertThat(Timing.of(recipient, Priority.MEDIUM, due))
                .isEqualTo(new Timing(true, beijing("2026-11-22T09:15:00")));
        assertThat(Timing.of(recipient, Priority.HIGH, due)).isEqualTo(new Timing(false, due));
    }

    @Test
    void aRobotIsToldAtOnceButNeverFasterThanItCanTake() {
        var due = beijing("2026-11-22T09:00:00");
        assertThat(Timing.of(recipient("wecom", null, null), Priority.URGENT, due))
                .isEqualTo(new Timing(true, due));
    }
}
