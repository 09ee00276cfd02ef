package health.vigil.retention;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Records that stay whatever their age, because a case needs them (法律保全).
 *
 * @param target     id of what is meant; a code for a jurisdiction
 * @param devices    whose records it meant when it was imposed; devices that join the site later are held too
 * @param containers likewise
 * @param from       of the records, inclusive
 * @param until      absent: all from then on
 * @param document   number of the document that asks for it
 */
record LegalHold(
        UUID id,
        Subject subject,
        String target,
        List<String> devices,
        List<String> containers,
        Instant from,
        @Nullable Instant until,
        String reason,
        String document,
        String imposedBy,
        Instant imposedAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt,
        @Nullable String releasedReason) {
    /** What a hold can be about, and which devices and containers that means; each query takes the target. */
    enum Subject {
        DEVICE("SELECT id FROM device WHERE id = ?", "SELECT id FROM container WHERE ? IN (device_id, vehicle)"),
        SITE("SELECT id FROM device WHERE site = ?", "SELECT id FROM container WHERE ? IN (site_id, plant_site)"),
        JURISDICTION(
                "SELECT d.id FROM device d JOIN site s ON s.id = d.site WHERE s.jurisdiction IN (SELECT jurisdictions_within(?))",
                "SELECT id FROM container WHERE jurisdiction IN (SELECT jurisdictions_within(?))"),
        CONTAINER(
                "SELECT device_id FROM custody_event WHERE container = ? AND device_id IS NOT NULL",
                "SELECT id FROM container WHERE id = ?"),
        ALARM(
                """
                SELECT d.id FROM device d JOIN alarm a
                    ON d.id = a.device_id OR d.id = ANY (a.members) OR a.of_site AND d.site = a.site_id
                WHERE a.id::text = ?""",
                "SELECT container FROM alarm WHERE container IS NOT NULL AND id::text = ?");

        private final String devices;
        private final String containers;

        Subject(String devices, String containers) {
            this.devices = devices;
            this.containers = containers;
        }

        String devices() {
            return devices;
        }

        String containers() {
            return containers;
        }

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Subject> of(String text) {
            return Arrays.stream(values())
                    .filter(subject -> subject.text().equals(text))
                    .findFirst();
        }
    }
}
