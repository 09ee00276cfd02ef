package health.vigil.platform.demo;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Mirrors the transfer manifests 转移联单 under which waste is on the road, from what the ledger knows of it. */
final class Manifests {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final ServiceApi api;

    Manifests(ServiceApi api) {
        this.api = api;
    }

    /** Waits until devices have told what they carry. */
    void mirror() throws IOException, InterruptedException {
        var onTheRoad = Map.<String, JsonNode>of();
        for (var waited = Duration.ZERO; waited.compareTo(PATIENCE) < 0; waited = waited.plus(LOOK)) {
            var before = onTheRoad.size();
            onTheRoad = onTheRoad();
            if (before > 0 && onTheRoad.size() == before) {
                break;
            }
            Thread.sleep(LOOK.toMillis());
        }
        for (var container : onTheRoad.values()) {
            mirror(container);
        }
    }

    /** One container for each manifest. */
    private Map<String, JsonNode> onTheRoad() throws IOException, InterruptedException {
        var found = new LinkedHashMap<String, JsonNode>();
        for (var container :
                api.get("/api/v1/containers?state=in_transit&limit=200").path("items")) {
            if (container.hasNonNull("manifest")) {
                found.putIfAbsent(container.path("manifest").asText(), container);
            }
        }
        return found;
    }

    private void mirror(JsonNode container) throws IOException, InterruptedException {
        var number = container.path("manifest").asText();
        var timeline = api.get("/api/v1/containers/"
                        + ServiceApi.segment(container.path("id").asText()))
                .path("timeline");
        var handedOver = step(timeline, "container.handed_over");
        var departed = step(timeline, "container.in_transit");
        if (handedOver.isPresent() && departed.isPresent()) {
            api.enter("/api/v1/manifests", manifest(number, container, handedOver.get()));
            api.enter(
                    "/api/v1/manifests/" + number + "/depart",
                    Map.of("at", departed.get().path("at").asText()));
        }
    }

    private static Map<String, ?> manifest(String number, JsonNode container, JsonNode handedOver) {
        return Map.ofEntries(
                entry("number", number),
                entry("issued_at", handedOver.path("at").asText()),
                entry(
                        "consignor",
                        party(
                                container.path("site").path("id").asText(),
                                handedOver.path("signed_by").asText())),
                entry(
                        "carrier",
                        party("shaoguan-carrier", handedOver.path("signed_to").asText())),
                entry("receiver", Map.of("site", "shaoguan-waste-plant")),
                entry("vehicle", handedOver.path("vehicle").asText()),
                entry("trip", container.path("trip").asText()),
                entry("treatment", "D10 焚烧"),
                entry("lines_from_ledger", true));
    }

    private static Map<String, ?> party(String site, String person) {
        return Map.of("site", site, "person", person);
    }

    private static Optional<JsonNode> step(JsonNode timeline, String type) {
        return StreamSupport.stream(timeline.spliterator(), false)
                .filter(event -> event.path("type").asText().equals(type))
                .findFirst();
    }
}
