package health.vigil.notify;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.notify.routing.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who would be told, or is to be told, and when.
 *
 * @param at         the moment that is asked about; waits begin then
 * @param told       in the order of their turn
 * @param unanswered offices that the routes name and that no enabled recipient holds: they would not be told
 */
@JsonInclude
record AudienceView(String device, RuleRef rule, Instant at, List<Told> told, List<Unanswered> unanswered) {

    /** What would be broken. */
    @JsonInclude
    record RuleRef(String id, String name, String nameEn, @Nullable String field, String priority) {}

    /**
     * @param part     {@code unit}, {@code grid}, {@code lead}, {@code co} or {@code government}; a subscriber has none
     * @param after    wait of the step
     * @param due      when the step is due, in working time where the plan says so
     * @param sentAt   when it goes out: later than due in quiet hours or into a digest
     * @param together with others, in a digest
     */
    @JsonInclude
    record Told(
            UUID recipient,
            String name,
            String format,
            @Nullable String part,
            @Nullable StepRef step,
            @Nullable BasisRef basis,
            @JsonFormat(shape = STRING) Duration after,
            Instant due,
            Instant sentAt,
            boolean together) {}

    record StepRef(String id, String name, String nameEn) {}

    /** The routing set, its route and the document behind it. */
    record BasisRef(String set, String route, @Nullable String task, String document) {}

    /** @param name for people, for instance {@code 武江区 卫生健康局} */
    @JsonInclude
    record Unanswered(
            String kind,
            @Nullable String department,
            @Nullable String jurisdiction,
            @Nullable String site,
            String name,
            String nameEn,
            String part,
            StepRef step,
            BasisRef basis,
            @JsonFormat(shape = STRING) Duration after) {}

    static Told told(Listener listener, Timing timing) {
        var call = listener.call();
        return new Told(
                listener.recipient().id(),
                listener.recipient().name(),
                listener.recipient().format().name(),
                call == null ? null : word(call.part()),
                call == null ? null : step(call),
                call == null ? null : basis(call),
                listener.after(),
                listener.due(),
                timing.at(),
                timing.collected());
    }

    static Unanswered unanswered(Call call) {
        return new Unanswered(
                call.kind().text(),
                call.department(),
                call.division() == null ? null : call.division().text(),
                call.division() == null ? call.site() : null,
                call.name(),
                call.nameEn(),
                word(call.part()),
                step(call),
                basis(call),
                call.after());
    }

    private static StepRef step(Call call) {
        return new StepRef(call.step().id(), call.step().name(), call.step().nameEn());
    }

    private static BasisRef basis(Call call) {
        var route = call.route();
        return new BasisRef(route.set(), route.route(), route.task(), route.basis());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
