package health.vigil.coldchain;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was done with some vaccine, as people write it. */
record DispositionDraft(
        @Nullable @Schema(required = true) UUID lot,
        @Nullable String consignment,
        @Nullable @Schema(description = "the equipment in which it lies isolated") String device,
        @Nullable @Schema(required = true, description = "isolated, released, returned or destroyed") String kind,
        @Nullable @Schema(required = true, description = "minimum sales packages") Integer quantity,
        @Nullable @Schema(required = true) String reason,
        @Nullable @Schema(description = "of the waste, where it was destroyed") String container,
        @Nullable @Schema(description = "absent: now") Instant at,
        @Nullable @Schema(description = "who did it; absent: whoever sends it") String by) {
    private static final List<String> KINDS = List.of("isolated", "released", "returned", "destroyed");
    private static final String DESTROYED = "destroyed";

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with all that is wrong */
    Disposition by(String user, Instant now) {
        var faults = new Faults();
        faults.required("lot", lot);
        faults.when(kind == null || !KINDS.contains(kind), "kind", "must be one of " + String.join(", ", KINDS));
        faults.when(quantity == null || quantity <= 0, "quantity", "must be 1 or more");
        faults.requiredText("reason", reason);
        faults.text("container", container);
        faults.when(
                container != null && !DESTROYED.equals(kind), "container", "is only for vaccine that was destroyed");
        faults.when(at != null && at.isAfter(now), "at", "is in the future");
        faults.text("by", by);
        faults.refuse();
        return new Disposition(
                UUID.randomUUID(),
                requireNonNull(lot),
                consignment,
                device,
                requireNonNull(kind),
                requireNonNull(quantity),
                requireNonNull(reason),
                container,
                at == null ? now : at,
                by == null || by.isBlank() ? user : by,
                now,
                user);
    }
}
