package health.vigil.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a device now.
 *
 * @param heardAt  when it was last heard, by the service's clock; null if never
 * @param presence {@code online}, {@code offline} or {@code lost}, as its connection says; null if it never said
 * @param silent   its silence has raised an alarm
 */
public record DeviceStateView(
        DeviceRef device,
        SiteRef site,
        JurisdictionRef jurisdiction,
        @Nullable Instant heardAt,
        @Nullable String presence,
        boolean silent,
        List<Latest> latest) {
    public record DeviceRef(
            String id, String name, String nameEn, String family, String samplingPoint, int intervalS) {}

    public record SiteRef(String id, String name, String nameEn) {}

    public record JurisdictionRef(String code, String name, String nameEn) {}

    /**
     * The newest value of one field.
     *
     * @param quality {@code good}, {@code uncertain} or {@code bad}
     * @param flags   the reasons for it
     */
    public record Latest(
            String field,
            String name,
            String nameEn,
            double value,
            String unit,
            Instant at,
            String quality,
            List<String> flags) {}
}
