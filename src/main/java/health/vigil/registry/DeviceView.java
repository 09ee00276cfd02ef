package health.vigil.registry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param jurisdiction that of its site */
record DeviceView(
        String id,
        String site,
        @Nullable String jurisdiction,
        String name,
        String nameEn,
        String family,
        String samplingPoint,
        @Nullable String facilityClass,
        @Nullable String disinfectant,
        int intervalS,
        @Nullable String gateway,
        String protocol,
        @Nullable Hj212 hj212,
        List<String> fields,
        @Nullable Instant createdAt,
        @Nullable Instant retiredAt) {}
