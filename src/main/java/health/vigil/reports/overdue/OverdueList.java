package health.vigil.reports.overdue;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.reports.alarm.AlarmOnRecord;
import health.vigil.reports.alarm.AlarmOnRecord.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What exceeds its time at a moment, as it is known now: the oldest first.
 *
 * @param parts by kind; those without entries too
 */
record OverdueList(Place jurisdiction, Instant at, Map<OverdueKind, List<Overdue>> parts) {

    /**
     * @param age   since its clock began
     * @param alarm by the gravest limit that it exceeds
     * @param cargo of containers, what is known of them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Overdue(
            AlarmOnRecord alarm, @JsonFormat(shape = JsonFormat.Shape.STRING) Duration age, @Nullable Cargo cargo) {}

    /** @param kg the newest weight */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cargo(
            String container,
            @Nullable String department,
            @Nullable String category,
            @Nullable String place,
            @Nullable Double kg) {}

    static OverdueList of(
            Place jurisdiction, Instant at, Collection<AlarmOnRecord> alarms, Map<String, Cargo> containers) {
        var parts = new LinkedHashMap<OverdueKind, List<Overdue>>();
        for (var kind : OverdueKind.values()) {
            parts.put(kind, List.of());
        }
        alarms.stream()
                .filter(OverdueKind::includes)
                .collect(Collectors.groupingBy(alarm -> OverdueKind.of(alarm).orElseThrow()))
                .forEach((kind, ofKind) -> parts.put(kind, gravest(ofKind, at, containers)));
        return new OverdueList(jurisdiction, at, parts);
    }

    /** What has passed 24, 36 and 48 hours is one entry: at 48. */
    private static List<Overdue> gravest(List<AlarmOnRecord> alarms, Instant at, Map<String, Cargo> containers) {
        record What(@Nullable String check, String device, @Nullable String item) {}
        return alarms.stream()
                .collect(Collectors.groupingBy(
                        a -> new What(a.check(), a.item() == null ? a.device().id() : "", a.item())))
                .values()
                .stream()
                .map(same -> same.stream()
                        .max(Comparator.comparing(AlarmOnRecord::raised).thenComparing(AlarmOnRecord::id))
                        .orElseThrow())
                .map(alarm ->
                        new Overdue(alarm, alarm.age(at), alarm.item() == null ? null : containers.get(alarm.item())))
                .sorted(Comparator.comparing((Overdue o) -> o.alarm().onset())
                        .thenComparing(o -> o.alarm().id()))
                .toList();
    }
}
