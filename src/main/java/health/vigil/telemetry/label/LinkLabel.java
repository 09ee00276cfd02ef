package health.vigil.telemetry.label;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.vigil.telemetry.label.ContainerLabel.Refused;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A link in a two-dimensional code: GS1 Digital Link ({@code /8004/…} in the path, {@code 3102=…} in the query), one that
 * says the id in its query, or one that ends in it.
 */
final class LinkLabel {
    private static final Pattern LINK = Pattern.compile("(?i)^https?://[^/?#]+([^?#]*)(?:\\?([^#]*))?(?:#.*)?$");
    private static final Pattern APPLICATION_IDENTIFIER = Pattern.compile("\\d{2,4}");

    private LinkLabel() {}

    static boolean isLink(String text) {
        return LINK.matcher(text).matches();
    }

    static ContainerLabel read(String text) {
        var link = LINK.matcher(text);
        link.matches();
        var segments = Arrays.stream(link.group(1).split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(LinkLabel::decoded)
                .toList();
        var query = query(link.group(2) == null ? "" : link.group(2));
        return Gs1Identity.of(elements(segments, query)).orElseGet(() -> ours(segments, query));
    }

    private static ContainerLabel ours(List<String> segments, Map<String, String> query) {
        var named = query.entrySet().stream()
                .filter(parameter -> BagLabel.isId(parameter.getKey()))
                .findFirst();
        if (named.isPresent()) {
            return ContainerLabel.plain(named.get().getValue(), LabelParts.NONE);
        }
        return segments.isEmpty()
                ? new Refused("the link names no container: expected its id at the end of the path, or as id=…")
                : ContainerLabel.plain(segments.get(segments.size() - 1), LabelParts.NONE);
    }

    private static Map<String, String> elements(List<String> segments, Map<String, String> query) {
        var elements = new LinkedHashMap<String, String>();
        for (var i = 0; i + 1 < segments.size(); i++) {
            if (APPLICATION_IDENTIFIER.matcher(segments.get(i)).matches()) {
                elements.put(segments.get(i), segments.get(i + 1));
            }
        }
        elements.putAll(query);
        return elements;
    }

    private static Map<String, String> query(String text) {
        var parameters = new LinkedHashMap<String, String>();
        for (var parameter : text.split("[&;]")) {
            var equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) { // a percent sign that stands for itself
            return text;
        }
    }
}
