package health.vigil.simulator.receive;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer.
 *
 * @param headers besides the content type
 */
record Reply(int status, String contentType, String body, Map<String, String> headers) {

    static Reply empty(int status) {
        return text(status, "");
    }

    /** Ends the text with a new line, unless there is none. */
    static Reply text(int status, String text) {
        var body = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
        return new Reply(status, "text/plain; charset=utf-8", body, Map.of());
    }

    static Reply json(int status, String body) {
        return new Reply(status, "application/json", body, Map.of());
    }

    Reply with(String header, String value) {
        return new Reply(status, contentType, body, Map.of(header, value));
    }

    /** Status and words on one line, for instance {@code 401: No matching signature found}. */
    String summary() {
        return status + ": " + body.strip();
    }

    void send(HttpExchange exchange) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        if (bytes.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
