package health.vigil.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record JurisdictionView(
        String code,
        String name,
        String nameEn,
        String level,
        @Nullable String parent,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String successor) {}
