package health.vigil.notify;

import health.vigil.alarms.OwnAlarm;
import health.vigil.registry.DivisionCode;
import health.vigil.registry.Family;
import health.vigil.rules.Priority;
import health.vigil.web.Fault;
import health.vigil.web.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A silence as people write it. */
record SilenceDraft(
        @Nullable @Schema(description = "silence or maintenance", defaultValue = "silence") String kind,
        @Nullable @Schema(description = "sensor families, or service; empty or absent: all") List<String> families,
        @Nullable @Schema(description = "beginnings of rule ids; empty or absent: all") List<String> rules,
        @Nullable @Schema(description = "GB/T 2260 codes, each with all divisions below it; empty or absent: all")
                List<String> jurisdictions,
        @Nullable @Schema(description = "site ids; empty or absent: all") List<String> sites,
        @Nullable @Schema(description = "device ids; empty or absent: all") List<String> devices,
        @Nullable
                @Schema(
                        description = "highest priority held back: low, medium, high, or, by administrators, urgent",
                        defaultValue = "high")
                String upTo,
        @Nullable @Schema(required = true, examples = "更换传感器") String reason,
        @Nullable @Schema(description = "now when absent") OffsetDateTime startsAt,
        @Nullable @Schema(required = true) OffsetDateTime endsAt) {
    private static final int LONGEST_REASON = 2000;
    private static final List<String> KINDS = List.of("silence", "maintenance");
    private static final List<String> PRIORITIES =
            Arrays.stream(Priority.values()).map(Priority::text).toList();

    SilenceDraft {
        kind = Objects.requireNonNullElse(kind, "silence");
        families = Objects.requireNonNullElse(families, List.of());
        rules = Objects.requireNonNullElse(rules, List.of());
        jurisdictions = Objects.requireNonNullElse(jurisdictions, List.of());
        sites = Objects.requireNonNullElse(sites, List.of());
        devices = Objects.requireNonNullElse(devices, List.of());
        upTo = Objects.requireNonNullElse(upTo, "high");
    }

    boolean holdsBackUrgent() {
        return "urgent".equals(upTo);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with all that is wrong */
    Silence by(String author, Instant now, Duration longest) {
        var start = startsAt == null ? now : startsAt.toInstant();
        var faults = faults(start, now, longest);
        if (!faults.isEmpty()) {
            throw Problems.unprocessable(faults);
        }
        return new Silence(
                UUID.randomUUID(),
                kind,
                families,
                rules,
                jurisdictions,
                sites,
                devices,
                upTo,
                author,
                Objects.requireNonNull(reason).strip(),
                start.truncatedTo(ChronoUnit.MICROS),
                Objects.requireNonNull(endsAt).toInstant().truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                now.truncatedTo(ChronoUnit.MICROS));
    }

    private List<Fault> faults(Instant start, Instant now, Duration longest) {
        var faults = new ArrayList<Fault>();
        if (!KINDS.contains(kind)) {
            faults.add(new Fault("kind", "'" + kind + "' is neither silence nor maintenance"));
        }
        if (!PRIORITIES.contains(upTo)) {
            faults.add(new Fault("up_to", "'" + upTo + "' is not low, medium, high or urgent"));
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            faults.add(new Fault("reason", "say why, in at most " + LONGEST_REASON + " characters"));
        }
        checkMatchers(faults);
        checkTimes(faults, start, now, longest);
        return faults;
    }

    private void checkMatchers(List<Fault> faults) {
        if (Stream.of(rules, jurisdictions, sites, devices).allMatch(List::isEmpty)) {
            faults.add(
                    new Fault("rules", "name rules, jurisdictions, sites or devices: nobody can silence everything"));
        }
        refuse(faults, "families", families, SilenceDraft::isFamily, "is neither a sensor family nor service");
        refuse(
                faults,
                "jurisdictions",
                jurisdictions,
                text -> DivisionCode.of(text).isPresent(),
                "is not a GB/T 2260 code");
        refuse(faults, "rules", rules, text -> !text.isBlank(), "is not the beginning of a rule id");
        refuse(faults, "sites", sites, text -> !text.isBlank(), "is not a site id");
        refuse(faults, "devices", devices, text -> !text.isBlank(), "is not a device id");
    }

    private static boolean isFamily(String text) {
        return text.equals(OwnAlarm.FAMILY) || Family.of(text).isPresent();
    }

    private static void refuse(
            List<Fault> faults, String path, List<String> texts, Predicate<String> right, String wrong) {
        texts.stream()
                .map(String::valueOf)
                .filter(right.negate())
                .forEach(text -> faults.add(new Fault(path, "'" + text + "' " + wrong)));
    }

    private void checkTimes(List<Fault> faults, Instant start, Instant now, Duration longest) {
        if (endsAt == null) {
            faults.add(new Fault("ends_at", "is missing"));
        } else if (!endsAt.toInstant().isAfter(now) || !endsAt.toInstant().isAfter(start)) {
            faults.add(new Fault("ends_at", "must be in the future and after starts_at"));
        } else if (Duration.between(start, endsAt.toInstant()).compareTo(longest) > 0) {
            faults.add(new Fault("ends_at", "a silence lasts for at most " + longest));
        }
    }
}
