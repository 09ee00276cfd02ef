package health.vigil.coldchain;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lot of vaccine as shown. */
record LotView(
        UUID id,
        String vaccine,
        String manufacturer,
        @Nullable String specification,
        String lot,
        LocalDate expiry,
        String storageClass,
        boolean longTermFrozen,
        boolean freezeSensitive) {}
