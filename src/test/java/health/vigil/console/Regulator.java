package health.vigil.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A regulator's system on this host: takes what it is told, with 200 and a word of thanks. */
final class Regulator implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final HttpServer server;
    private final BlockingQueue<JsonPath> received = new LinkedBlockingQueue<>();

    Regulator() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts";
    }

    /** The next event; waits for it. */
    JsonPath next() throws InterruptedException {
        var next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing received within " + PATIENCE_SECONDS + " s");
        }
        return next;
    }

    private void take(HttpExchange exchange) throws IOException {
        received.add(new JsonPath(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        var thanks = "received, thank you".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, thanks.length);
        exchange.getResponseBody().write(thanks);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
