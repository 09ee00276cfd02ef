package health.vigil.alarms;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.vigil.rules.AlarmChange.Raised;
import health.vigil.rules.NoData;
import health.vigil.rules.Priority;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Something wrong with this service itself.
 *
 * @param rule         id of what must not be, for instance {@code vigil.recipient.unreachable}
 * @param name         of the rule, in Chinese
 * @param nameEn       the same in English
 * @param subject      what is concerned, in the place of a device, for instance {@code recipient-} and its id
 * @param subjectName  in Chinese
 * @param jurisdiction GB/T 2260 code of whom it concerns; the register need not know it
 * @param onset        when it began
 * @param after        how long it had to last before the alarm, positive
 */
public record OwnAlarm(
        String rule,
        String name,
        String nameEn,
        Priority priority,
        String subject,
        String subjectName,
        String subjectNameEn,
        String jurisdiction,
        Instant onset,
        Duration after) {
    /** Takes the place of a sensor family. */
    public static final String FAMILY = "service";

    static final String SITE = "vigil";
    static final String SITE_NAME = "守望平台";
    static final String SITE_NAME_EN = "Vigil";

    public OwnAlarm {
        if (after.isNegative() || after.isZero()) {
            throw new IllegalArgumentException(rule + ": it must have lasted for some time before, not " + after);
        }
        onset = HistoryEntry.storable(onset);
    }

    /** As if it had been judged: a service that doesn't do its work for that long. */
    Raised raised() {
        return new Raised(id(), asRule(), subject, null, null, false, List.of(), onset, onset.plus(after), null);
    }

    /** Follows from what it is about, so that the same is not raised twice. */
    private UUID id() {
        return UUID.nameUUIDFromBytes(
                String.join("|", rule, subject, onset.toString()).getBytes(UTF_8));
    }

    private Rule asRule() {
        return Rule.of(
                rule,
                name,
                nameEn,
                null,
                "h",
                new NoData(after, false),
                Duration.ZERO,
                Duration.ZERO,
                priority,
                new Source("Vigil", "", rule, false, LocalDate.EPOCH, null));
    }
}
