package health.vigil.simulator.receive;

import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param query parameters of its address
 * @param from  address of the sender
 */
record Post(HttpHeaders headers, Map<String, String> query, String body, String from) {

    static Post of(Map<String, List<String>> headers, @Nullable String rawQuery, String body, String from) {
        return new Post(HttpHeaders.of(headers, (name, value) -> true), parameters(rawQuery), body, from);
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    private static Map<String, String> parameters(@Nullable String rawQuery) {
        var parameters = new HashMap<String, String>();
        if (rawQuery != null) {
            for (var pair : rawQuery.split("&")) {
                var cut = (pair + "=").indexOf('=');
                var value = pair.substring(Math.min(pair.length(), cut + 1));
                parameters.put(decoded(pair.substring(0, cut)), decoded(value));
            }
        }
        return parameters;
    }

    /** What is badly encoded stays as it is, and is then no good signature. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
