package health.vigil.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A regulator's webhook receiver that notes when each device's legal turbidity alarm arrives. */
final class AlarmReceiver implements AutoCloseable {
    private static final String TURBIDITY = "gb5749-2022.turbidity";
    /** As many as the service delivers to one recipient at once. */
    private static final int THREADS = 8;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpServer server;

    AlarmReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        var now = System.nanoTime();
        var event = mapper.readTree(exchange.getRequestBody());
        if (event.at("/data/rule/id").asText().startsWith(TURBIDITY)) {
            arrivals.putIfAbsent(event.required("subject").asText(), now);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** {@link System#nanoTime} of the first arrival, by device. */
    Map<String, Long> arrivals() {
        return Map.copyOf(arrivals);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
