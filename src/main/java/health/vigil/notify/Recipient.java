package health.vigil.notify;

import health.vigil.notify.format.Format;
import health.vigil.notify.format.Language;
import health.vigil.notify.routing.Office;
import health.vigil.registry.DivisionCode;
import health.vigil.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is told, how, and of what.
 *
 * @param office        what it is told as, through routes; absent: it subscribes to all that its filter matches
 * @param families      of a subscriber; empty: all
 * @param jurisdictions of a subscriber, each with all divisions below it; empty: all
 * @param leastPriority of a subscriber
 * @param digest        what is drawn together
 * @param quiet         what waits for the morning
 * @param fallback      who is told while this one can't be reached
 */
record Recipient(
        UUID id,
        String name,
        Access access,
        Format format,
        Language language,
        @Nullable Office office,
        List<String> families,
        List<DivisionCode> jurisdictions,
        Priority leastPriority,
        @Nullable DigestRule digest,
        @Nullable QuietHours quiet,
        @Nullable UUID fallback,
        boolean enabled) {

    /** The address and the secrets, opened. */
    sealed interface Access {
        /** @param secrets newest first; the older one is there while secrets are being changed */
        record Open(String url, List<Secret> secrets) implements Access {
            List<String> valid(Instant now) {
                return secrets.stream()
                        .filter(secret -> secret.until() == null || now.isBefore(secret.until()))
                        .map(Secret::text)
                        .toList();
            }

            /** Addresses and secrets don't go to logs. */
            @Override
            public String toString() {
                return "Open[…]";
            }
        }

        /** They can't be opened with the key of this service. */
        record Closed(String reason) implements Access {}

        /** @param until no longer used then; absent: the one in force */
        record Secret(String text, @Nullable Instant until) {
            @Override
            public String toString() {
                return "Secret[…]";
            }
        }
    }

    /** Notifications up to a priority are drawn together for a time. */
    record DigestRule(Duration window, Priority upTo) {}

    /** From some time of day until another, Beijing time, notifications up to a priority wait; may pass midnight. */
    record QuietHours(LocalTime from, LocalTime until, Priority upTo) {}

    boolean subscribesTo(String family, Priority priority, DivisionCode jurisdiction) {
        return office == null
                && priority.compareTo(leastPriority) >= 0
                && (families.isEmpty() || families.contains(family))
                && (jurisdictions.isEmpty() || jurisdictions.stream().anyMatch(all -> all.covers(jurisdiction)));
    }
}
