package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import health.vigil.registry.Family;
import health.vigil.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statutory clock 法定时限: how soon an incident must be reported, if what an alarm shows is one.
 *
 * @param families    sensor families, or {@code service}
 * @param rules       beginnings of rule ids; empty: every rule
 * @param minPriority of the alarms that it is shown with
 * @param after       from discovery; zero where the text says "immediately"
 * @param condition   what people have to decide before the clock is theirs
 */
record Deadline(
        String id,
        String name,
        String nameEn,
        List<String> families,
        List<String> rules,
        Priority minPriority,
        Duration after,
        String reporter,
        String reporterEn,
        String to,
        String toEn,
        @JsonProperty("if") String condition,
        @JsonProperty("if_en") String conditionEn,
        String basis,
        @Nullable String note,
        @Nullable String noteEn) {
    private static final Duration LONGEST = Duration.ofDays(31);

    Deadline {
        require(id, "id");
        require(name, "name");
        require(nameEn, "name_en");
        require(reporter, "reporter");
        require(reporterEn, "reporter_en");
        require(to, "to");
        require(toEn, "to_en");
        require(condition, "if");
        require(conditionEn, "if_en");
        require(basis, "basis");
        check(families != null && !families.isEmpty(), "families: is missing");
        families.forEach(family -> check(isFamily(family), "families: '" + family + "' is not a family"));
        rules = Objects.requireNonNullElse(rules, List.of());
        check(rules.stream().noneMatch(String::isBlank), "rules: must not be blank");
        minPriority = Objects.requireNonNullElse(minPriority, Priority.LOW);
        check(after != null, "after: is missing");
        check(!after.isNegative() && after.compareTo(LONGEST) <= 0, "after: must be from 0 to " + LONGEST);
        check((note == null) == (noteEn == null), "note: must be in both languages");
    }

    /**
     * A deadline on an alarm.
     *
     * @param condition   what people have to decide: only if it holds is there anything to report
     * @param countedFrom discovery, for which stands when the alarm was raised
     * @param overdue     the time has passed, whether or not somebody has reported; absent where the text says "immediately"
     */
    @JsonInclude
    record OnAlarm(
            String id,
            String name,
            String nameEn,
            String condition,
            String conditionEn,
            String reporter,
            String reporterEn,
            String to,
            String toEn,
            String basis,
            @Nullable String note,
            @Nullable String noteEn,
            Instant countedFrom,
            Instant dueAt,
            @Nullable Boolean overdue) {}

    boolean concerns(AlarmView alarm) {
        var rule = alarm.rule().id();
        var priority = Priority.of(alarm.priority()).orElseThrow();
        return families.contains(alarm.device().family())
                && (rules.isEmpty() || rules.stream().anyMatch(rule::startsWith))
                && priority.compareTo(minPriority) >= 0;
    }

    OnAlarm on(AlarmView alarm, Instant now) {
        var due = alarm.raisedAt().plus(after);
        return new OnAlarm(
                id,
                name,
                nameEn,
                condition,
                conditionEn,
                reporter,
                reporterEn,
                to,
                toEn,
                basis,
                note,
                noteEn,
                alarm.raisedAt(),
                due,
                after.isZero() ? null : now.isAfter(due));
    }

    private static boolean isFamily(String text) {
        return OwnAlarm.FAMILY.equals(text) || Family.of(text).isPresent();
    }

    private static void require(@Nullable String text, String key) {
        check(Optional.ofNullable(text).filter(given -> !given.isBlank()).isPresent(), key + ": is missing");
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
