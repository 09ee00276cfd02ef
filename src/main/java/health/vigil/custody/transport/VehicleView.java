package health.vigil.custody.transport;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.alarms.AlarmView.DeviceRef;
import health.vigil.alarms.AlarmView.JurisdictionRef;
import health.vigil.alarms.AlarmView.RuleRef;
import health.vigil.alarms.AlarmView.SiteRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle as it was last heard of.
 *
 * @param state    {@code unknown} before the first position; {@code at_site}, {@code at_plant} or {@code at_allowed} within
 *                 a geofence; {@code silent} outside them when nothing was heard for longer than a gap; else
 *                 {@code under_way}
 * @param trip     that it is on; absent if none is known
 * @param geofence that it is in
 * @param doorOpen absent where it never reported its box door
 * @param findings what goes on and must not
 * @param unusable reports that could not be used; absent if there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VehicleView(
        DeviceRef device,
        SiteRef site,
        JurisdictionRef jurisdiction,
        String state,
        @Nullable Position position,
        @Nullable String trip,
        @Nullable GeofenceRef geofence,
        @Nullable Boolean doorOpen,
        List<FindingView> findings,
        @Nullable Unusable unusable) {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Position(Instant at, double lat, double lon, @Nullable Double speedKmh) {}

    record GeofenceRef(String id, String name, String kind) {}

    /**
     * @param value hours for a stop and an open door, metres for a deviation: as the rule has it
     * @param rule  absent where it has been withdrawn
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingView(String check, Instant since, double value, String unit, @Nullable RuleRef rule) {}

    /** @param reason of the latest */
    record Unusable(long count, Instant latestAt, String reason) {}
}
