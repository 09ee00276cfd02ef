package health.vigil.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.scenario.Storm.Happening;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What each recipient was told, and whatever in it breaks a promise: that a webhook-id and an event of an alarm for a
 * recipient belong to each other, that repeats are the same to the letter, and that the events of an alarm come in order.
 */
final class Ledger implements Consumer<Recipients.Post> {
    private static final int MOST_BREACHES = 20;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<UUID, Telling> tellings = new HashMap<>();
    private final Map<Event, UUID> ids = new HashMap<>();
    private final Map<Event, Integer> lastSequence = new HashMap<>();
    private final List<String> breaches = new ArrayList<>();
    private final long[] accepted = new long[Recipients.COUNT];
    private long posts;
    private long repeats;

    private record Event(int recipient, UUID alarm, int sequence) {
        Event ofAlarm() {
            return new Event(recipient, alarm, 0);
        }
    }

    /** One notification, however often it came. */
    private static final class Telling {
        private final Event event;
        private final Happening happening;
        private final UUID body;
        private final Instant first;
        private boolean accepted;

        Telling(Event event, Happening happening, UUID body, Instant first) {
            this.event = event;
            this.happening = happening;
            this.body = body;
            this.first = first;
        }
    }

    @Override
    public synchronized void accept(Recipients.Post post) {
        posts++;
        var telling = tellings.computeIfAbsent(post.id(), id -> first(post));
        if (telling.event.recipient != post.recipient() || !telling.body.equals(digest(post.body()))) {
            breach("%s came before to another recipient or with another body", post);
        }
        if (post.accepted() && telling.accepted) {
            repeats++;
        } else if (post.accepted()) {
            telling.accepted = true;
            accepted[post.recipient()]++;
        }
    }

    private Telling first(Recipients.Post post) {
        var message = read(post.body());
        var event = new Event(
                post.recipient(),
                UUID.fromString(message.at("/data/alarm/id").asText()),
                message.at("/data/sequence").asInt());
        if (!message.path("id").asText().equals(post.id().toString())) {
            breach("%s has a webhook-id that is not the event's id", post);
        }
        if (ids.putIfAbsent(event, post.id()) != null) {
            breach("%s tells under a new id what was told before", post);
        }
        var before = lastSequence.put(event.ofAlarm(), event.sequence);
        if (before != null && before >= event.sequence) {
            breach("%s comes after what happened later", post);
        }
        var happening = new Happening(
                message.path("subject").asText(),
                Instant.parse(message.at("/data/alarm/raised_at").asText()),
                message.path("type").asText());
        return new Telling(event, happening, digest(post.body()), post.at());
    }

    private JsonNode read(String body) {
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(body, e);
        }
    }

    private static UUID digest(String body) {
        return UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8));
    }

    private void breach(String format, Recipients.Post post) {
        if (breaches.size() < MOST_BREACHES) {
            breaches.add(format.formatted(post));
        }
    }

    /** The first of them. */
    synchronized List<String> breaches() {
        return List.copyOf(breaches);
    }

    /** Notifications that came again after their recipients had taken them. */
    synchronized long repeats() {
        return repeats;
    }

    /** All requests. */
    synchronized long posts() {
        return posts;
    }

    /** Notifications that their recipients took, each counted once. */
    long accepted() {
        return acceptedBy(recipient -> true);
    }

    synchronized long acceptedBy(IntPredicate recipient) {
        return IntStream.range(0, accepted.length)
                .filter(recipient)
                .mapToLong(i -> accepted[i])
                .sum();
    }

    /** What this recipient took. */
    synchronized Set<Happening> toldTo(int recipient) {
        return tellings.values().stream()
                .filter(telling -> telling.accepted && telling.event.recipient == recipient)
                .map(telling -> telling.happening)
                .collect(Collectors.toSet());
    }

    /** First arrivals, by webhook-id. */
    synchronized Map<UUID, Instant> firstArrivals() {
        return tellings.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, telling -> telling.getValue().first));
    }
}
