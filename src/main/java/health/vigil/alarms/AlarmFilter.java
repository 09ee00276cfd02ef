package health.vigil.alarms;

import health.vigil.registry.AskedDivision;
import health.vigil.registry.Family;
import health.vigil.rules.Priority;
import health.vigil.web.Problems;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which alarms are asked for; what is absent doesn't narrow. */
public record AlarmFilter(
        @RestQuery
                @Parameter(
                        description = "unacknowledged, acknowledged, returned_unacknowledged, latched_unacknowledged, "
                                + "latched_acknowledged, shelved, suppressed_by_design, out_of_service, normal, "
                                + "active (the condition holds) or open (not normal); repeat for several")
                List<String> state,
        @RestQuery @Parameter(description = "low, medium, high or urgent; repeat for several") List<String> priority,
        @RestQuery
                @Nullable
                @Parameter(
                        description = "sensor family, for instance drinking_water, or service for this service itself")
                String family,
        @RestQuery
                @Nullable
                @Parameter(description = "GB/T 2260 code: this division and all below it, for instance 440200")
                String jurisdiction,
        @RestQuery @Nullable @Parameter(description = "device id") String device,
        @RestQuery
                @Nullable
                @Parameter(description = "what a process is about, for instance container:HW-440203-000123")
                String item,
        @RestQuery @Nullable @Parameter(description = "user name of who is to see to it") String assignee,
        @RestQuery @Nullable @Parameter(description = "raised at or after, ISO 8601 with offset") String since) {

    /** Besides the states themselves. */
    private static final Map<String, String> GROUPS =
            Map.of("active", "a.cleared_at IS NULL", "open", "a.state <> 'normal'");

    private static final List<String> STATES = Stream.concat(
                    Arrays.stream(AlarmState.values()).map(AlarmState::text),
                    GROUPS.keySet().stream().sorted())
            .toList();

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the parameter that can't be understood */
    Conditions conditions() {
        var conditions = new Conditions();
        if (!state.isEmpty()) {
            conditions.and(state.stream().map(AlarmFilter::stateCondition).collect(Collectors.joining(" OR ")));
        }
        if (!priority.isEmpty()) {
            conditions.and("a.priority = ANY (?)", (Object)
                    priority.stream().map(AlarmFilter::priorityNumber).toArray(Integer[]::new));
        }
        Optional.ofNullable(family).ifPresent(text -> conditions.and("a.family = ?", familyText(text)));
        Optional.ofNullable(jurisdiction)
                .ifPresent(text -> conditions.and("starts_with(a.jurisdiction, ?)", AskedDivision.prefix(text)));
        Optional.ofNullable(device).ifPresent(id -> conditions.and("a.device_id = ?", id));
        Optional.ofNullable(item)
                .ifPresent(subject ->
                        conditions.and("a.id IN (SELECT p.alarm FROM process_alarm p WHERE p.subject = ?)", subject));
        Optional.ofNullable(assignee).ifPresent(user -> conditions.and("a.assignee = ?", user));
        Optional.ofNullable(since).ifPresent(text -> conditions.and("a.raised_at >= ?", time(text)));
        return conditions;
    }

    private static String stateCondition(String text) {
        if (!STATES.contains(text)) {
            throw Problems.badRequest("state: '" + text + "' is none of " + String.join(", ", STATES));
        }
        return GROUPS.getOrDefault(text, "a.state = '" + text + "'");
    }

    private static int priorityNumber(String text) {
        return Priority.of(text)
                .orElseThrow(() -> Problems.badRequest("priority: '" + text + "' is not low, medium, high or urgent"))
                .ordinal();
    }

    private static String familyText(String text) {
        if (!text.equals(OwnAlarm.FAMILY) && Family.of(text).isEmpty()) {
            throw Problems.badRequest("family: '" + text + "' is neither a sensor family nor " + OwnAlarm.FAMILY);
        }
        return text;
    }

    /** The leading digits that a division and all below it share; absent when none is asked for. */
    static @Nullable String prefix(@Nullable String text) {
        return text == null ? null : AskedDivision.prefix(text);
    }

    private static OffsetDateTime time(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw Problems.badRequest("since: '" + text
                    + "' is not ISO 8601 with an offset, for instance 2026-11-22T08:00:00+08:00 (in a URL, %2B is +)");
        }
    }
}
