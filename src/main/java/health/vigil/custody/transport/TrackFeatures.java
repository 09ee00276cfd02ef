package health.vigil.custody.transport;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.custody.track.Finding;
import health.vigil.custody.track.Fix;
import health.vigil.custody.track.Gap;
import health.vigil.custody.track.LatLon;
import health.vigil.custody.track.Opening;
import health.vigil.custody.track.Terrain;
import health.vigil.rules.ProcessCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A track for a map: its line with the time of each position, broken at gaps; gaps, stops, deviations and openings of the
 * box.
 */
final class TrackFeatures {
    private final List<Fix> fixes;
    private final TreeMap<Instant, LatLon> places = new TreeMap<>();
    private final Terrain terrain;
    private final Duration gap;

    /** @param fixes in order of time */
    TrackFeatures(List<Fix> fixes, Terrain terrain, Duration gap) {
        this.fixes = fixes;
        this.terrain = terrain;
        this.gap = gap;
        fixes.forEach(fix -> places.put(fix.at(), fix.place()));
    }

    ObjectNode collection(List<Finding> findings, List<Opening> openings) {
        var features = new ArrayList<ObjectNode>();
        var gaps = Gap.in(fixes, terrain, gap);
        if (!fixes.isEmpty()) {
            features.add(track(gaps));
        }
        gaps.forEach(silence -> features.add(gap(silence)));
        findings.forEach(finding -> features.add(finding(finding)));
        openings.forEach(opening -> opening(opening).ifPresent(features::add));
        return GeoJson.collection(features);
    }

    private ObjectNode track(List<Gap> gaps) {
        var lines = new ArrayList<List<Fix>>();
        lines.add(new ArrayList<>());
        for (var fix : fixes) {
            lines.get(lines.size() - 1).add(fix);
            if (gaps.stream().anyMatch(silence -> silence.before().equals(fix))) {
                lines.add(new ArrayList<>());
            }
        }
        var drawn = lines.stream().filter(line -> line.size() > 1).toList();
        var properties = properties(
                "track", fixes.get(0).at(), fixes.get(fixes.size() - 1).at());
        properties.put("positions", fixes.size());
        var times = properties.putArray("times");
        for (var line : drawn) {
            var ofLine = times.addArray();
            line.forEach(fix -> ofLine.add(fix.at().toString()));
        }
        return GeoJson.feature(
                GeoJson.lines(drawn.stream()
                        .map(line -> line.stream().map(Fix::place).toList())
                        .toList()),
                properties);
    }

    private static ObjectNode gap(Gap silence) {
        var properties =
                properties("gap", silence.before().at(), silence.after().at());
        properties.put("minutes", minutes(silence.length()));
        return GeoJson.feature(
                GeoJson.line(List.of(silence.before().place(), silence.after().place())), properties);
    }

    private ObjectNode finding(Finding finding) {
        var properties = properties(finding.kind().text(), finding.onset(), finding.until());
        properties.put("broken_at", finding.at().toString());
        properties.put("last_at", finding.last().toString());
        properties.put("rule", finding.rule());
        if (!finding.trip().isEmpty()) {
            properties.put("trip", finding.trip());
        }
        if (finding.kind() == ProcessCheck.Kind.OFF_CORRIDOR) {
            properties.put("metres", finding.metres());
            var along = List.copyOf(
                    places.subMap(finding.onset(), true, finding.last(), true).values());
            return GeoJson.feature(along.isEmpty() ? GeoJson.point(finding.place()) : GeoJson.line(along), properties);
        }
        properties.put("minutes", minutes(Duration.between(finding.onset(), finding.last())));
        return GeoJson.feature(GeoJson.point(finding.place()), properties);
    }

    /** Empty where nobody knows where it was. */
    private Optional<ObjectNode> opening(Opening opening) {
        return place(opening.opened()).map(place -> {
            var properties = properties("door_open", opening.opened(), opening.closed());
            terrain.geofence(place)
                    .ifPresentOrElse(
                            fence -> {
                                properties.put("geofence", fence.id());
                                properties.put("geofence_name", fence.name());
                            },
                            () -> properties.putNull("geofence"));
            return GeoJson.feature(GeoJson.point(place), properties);
        });
    }

    private Optional<LatLon> place(Instant at) {
        var before = places.floorEntry(at);
        var after = places.ceilingEntry(at);
        var nearest = before != null && !before.getKey().plus(gap).isBefore(at) ? before : after;
        return Optional.ofNullable(nearest == null ? before : nearest).map(Map.Entry::getValue);
    }

    private static ObjectNode properties(String kind, Instant from, @Nullable Instant until) {
        var properties = JsonNodeFactory.instance.objectNode();
        properties.put("kind", kind);
        properties.put("from", from.toString());
        properties.put("until", until == null ? null : until.toString());
        return properties;
    }

    private static double minutes(Duration duration) {
        return Math.round(duration.toSeconds() / 6.0) / 10.0;
    }
}
