package health.vigil.coldchain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An equipment as shown. */
record EquipmentView(
        String device,
        String site,
        String kind,
        @Nullable String storageClass,
        @Nullable String model,
        List<String> probes,
        @Nullable LocalDate calibratedOn,
        @Nullable LocalDate calibratedUntil,
        @Nullable Instant createdAt) {}
