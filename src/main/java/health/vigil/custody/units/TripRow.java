package health.vigil.custody.units;

import health.vigil.custody.reconcile.Mass;
import health.vigil.custody.reconcile.Trip;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A trip as the table has it; weights of all its containers in kg. */
record TripRow(
        String id,
        @Nullable String vehicle,
        @Nullable String carrierSite,
        @Nullable String plantSite,
        Instant begunAt,
        @Nullable Instant departedAt,
        @Nullable Instant arrivedAt,
        @Nullable Integer plannedMinutes,
        Trip.State state,
        @Nullable Mass declared,
        Mass out,
        Mass in,
        int containers,
        boolean unbalanced) {}
