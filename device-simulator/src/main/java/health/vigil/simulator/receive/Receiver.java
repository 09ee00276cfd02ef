package health.vigil.simulator.receive;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The regulator's web server: takes notifications by POST and shows the latest by GET. */
final class Receiver implements AutoCloseable {

    private static final int LARGEST_BODY = 1 << 20;
    private static final int THREADS = 4;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Judge judge;
    private final boolean jsonLines;
    private final Clock clock;
    private final Consumer<String> out;
    private final Recent recent = new Recent();

    /**
     * Starts to listen.
     *
     * @param jsonLines print whole events as JSON instead of readable lines
     * @param clock its zone is that of the times shown
     * @param out hears one line for each request that is not a view
     */
    Receiver(InetSocketAddress address, Judge judge, boolean jsonLines, Clock clock, Consumer<String> out)
            throws IOException {
        this.judge = judge;
        this.jsonLines = jsonLines;
        this.clock = clock;
        this.out = out;
        this.server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "POST" -> receive(exchange);
                case "GET", "HEAD" -> show(exchange);
                default -> answer(exchange, 405, "text/plain", "use POST to notify or GET to look\n");
            }
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            out.accept("REFUSED 413: a body of more than " + LARGEST_BODY + " bytes");
            answer(exchange, 413, "text/plain", "at most " + LARGEST_BODY + " bytes\n");
            return;
        }
        var verdict = judge.judge(exchange.getRequestHeaders(), new String(bytes, StandardCharsets.UTF_8));
        if (verdict instanceof Verdict.Accepted accepted) {
            accept(accepted.notification());
            answer(exchange, 204, "text/plain", "");
        } else if (verdict instanceof Verdict.Repeated repeated) {
            out.accept("repeated, ignored: webhook-id " + repeated.id());
            answer(exchange, 204, "text/plain", "");
        } else if (verdict instanceof Verdict.Forged forged) {
            out.accept("REFUSED 401: " + forged.reason() + ", from " + exchange.getRemoteAddress());
            answer(exchange, 401, "text/plain", forged.reason() + "\n");
        } else if (verdict instanceof Verdict.Unreadable unreadable) {
            out.accept("REFUSED 400: " + unreadable.reason());
            answer(exchange, 400, "text/plain", unreadable.reason() + "\n");
        }
    }

    private void accept(Notification notification) {
        var line = notification.line(clock.getZone()) + " · signature ok";
        recent.add(new Recent.Entry(clock.instant(), line, notification.event()));
        out.accept(jsonLines ? notification.event().toString() : line);
    }

    private void show(HttpExchange exchange) throws IOException {
        var wanted = exchange.getRequestHeaders().getFirst("Accept");
        if (wanted != null && wanted.contains("json")) {
            var list = JsonNodeFactory.instance.arrayNode();
            recent.entries().forEach(entry -> list.addObject()
                    .put("received_at", entry.received().toString())
                    .put("line", entry.line())
                    .set("event", entry.event()));
            answer(exchange, 200, "application/json", JSON.writeValueAsString(list));
        } else {
            var lines =
                    recent.entries().stream().map(entry -> entry.line() + "\n").collect(Collectors.joining());
            answer(exchange, 200, "text/plain; charset=utf-8", lines.isEmpty() ? "nothing received yet\n" : lines);
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (bytes.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
