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
    /** More than Vigil sends to one recipient at once, so that one that is slow on purpose can still be looked at. */
    private static final int THREADS = 16;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Judge judge;
    private final Manners manners;
    private final boolean jsonLines;
    private final Clock clock;
    private final Consumer<String> out;
    private final Recent recent = new Recent();

    /**
     * Starts to listen.
     *
     * @param jsonLines print whole events as JSON instead of readable lines
     * @param clock its zone is that of the times shown
     * @param out hears what each request that is not a view was; a line, or several joined for one that lists things
     */
    Receiver(
            InetSocketAddress address,
            Judge judge,
            Manners manners,
            boolean jsonLines,
            Clock clock,
            Consumer<String> out)
            throws IOException {
        this.judge = judge;
        this.manners = manners;
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
                default -> Reply.text(405, "use POST to notify or GET to look").send(exchange);
            }
        } catch (InterruptedException e) {
            // stopped while it was being slow; the connection is closed without an answer
            Thread.currentThread().interrupt();
        }
    }

    private void receive(HttpExchange exchange) throws IOException, InterruptedException {
        var bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            out.accept("REFUSED 413: a body of more than " + LARGEST_BODY + " bytes");
            Reply.text(413, "at most " + LARGEST_BODY + " bytes").send(exchange);
            return;
        }
        var post = Post.of(
                exchange.getRequestHeaders(),
                exchange.getRequestURI().getRawQuery(),
                new String(bytes, StandardCharsets.UTF_8),
                exchange.getRemoteAddress().toString());
        var misbehaviour = manners.next();
        var taking = misbehaviour.map(Misbehaviour::takes).orElse(true);
        var verdict = taking ? judge.take(post) : judge.look(post);
        if (taking && verdict instanceof Verdict.Accepted accepted) {
            var line = accepted.seen(clock.getZone());
            recent.add(
                    new Recent.Entry(clock.instant(), line, accepted.message().json()));
        }
        if (misbehaviour.isPresent()) {
            out.accept("MISBEHAVED " + misbehaviour.get().name() + ": " + verdict.seen(clock.getZone()));
            misbehaviour.get().answer(exchange, verdict);
        } else {
            out.accept(printed(verdict));
            verdict.reply().send(exchange);
        }
    }

    private String printed(Verdict verdict) {
        return jsonLines && verdict instanceof Verdict.Accepted accepted
                ? accepted.message().json().toString()
                : verdict.told(clock.getZone());
    }

    private void show(HttpExchange exchange) throws IOException {
        var wanted = exchange.getRequestHeaders().getFirst("Accept");
        if (wanted != null && wanted.contains("json")) {
            var list = JsonNodeFactory.instance.arrayNode();
            recent.entries().forEach(entry -> list.addObject()
                    .put("received_at", entry.received().toString())
                    .put("line", entry.line())
                    .set("event", entry.event()));
            Reply.json(200, JSON.writeValueAsString(list)).send(exchange);
        } else {
            var lines =
                    recent.entries().stream().map(entry -> entry.line() + "\n").collect(Collectors.joining());
            Reply.text(200, lines.isEmpty() ? "nothing received yet" : lines).send(exchange);
        }
    }
}
