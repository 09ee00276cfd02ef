package health.vigil.notify;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All recipients at one moment; immutable. */
record Directory(long revision, Map<UUID, Recipient> byId) {
    static final Directory EMPTY = new Directory(-1, Map.of());

    Directory {
        byId = Map.copyOf(byId);
    }

    static Directory of(long revision, Collection<Recipient> recipients) {
        return new Directory(
                revision, recipients.stream().collect(Collectors.toMap(Recipient::id, Function.identity())));
    }

    Optional<Recipient> recipient(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<Recipient> recipients() {
        return byId.values();
    }
}
