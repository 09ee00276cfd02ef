package health.vigil.registry;

import org.jspecify.annotations.Nullable;

/** @param latitude degrees, WGS-84, as is the longitude */
record SiteView(
        String id,
        String name,
        String nameEn,
        String jurisdiction,
        String kind,
        @Nullable String address,
        @Nullable String contact,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Opening opening) {}
