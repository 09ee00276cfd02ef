package health.vigil.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which nobody is first told of the alarms that it matches. An alarm must match every list that isn't empty.
 *
 * @param kind          {@code silence} or {@code maintenance}: what it is for; both hold back the same
 * @param families      sensor families, or {@code service}
 * @param rules         beginnings of rule ids
 * @param jurisdictions GB/T 2260 codes, each with all divisions below it
 * @param devices       device ids, or subjects of alarms about this service
 * @param upTo          highest priority that is held back
 * @param by            user name of its author
 * @param reason        in the author's words
 * @param endedAt       when somebody ended it before its time; absent otherwise
 */
@JsonInclude
record Silence(
        UUID id,
        String kind,
        List<String> families,
        List<String> rules,
        List<String> jurisdictions,
        List<String> sites,
        List<String> devices,
        String upTo,
        String by,
        String reason,
        Instant startsAt,
        Instant endsAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        Instant createdAt) {}
