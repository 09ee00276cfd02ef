import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A receiver of Vigil's messages that needs nothing but a JDK (17 or newer):
 *
 * <pre>VIGIL_SECRET=whsec_… java Receiver.java 8443</pre>
 *
 * It checks the signature and the time, tells repeats apart, and answers. Put it behind a proxy that ends TLS.
 */
public class Receiver {

    static final Duration TOLERANCE = Duration.ofMinutes(5);
    static final int LARGEST_BODY = 1 << 20;
    static final int REMEMBERED = 100_000;

    final byte[] key;
    /** In earnest: a table with a unique key, written in the transaction that stores the message. */
    final Set<String> handled = new LinkedHashSet<>();

    Receiver(String secret) {
        key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
    }

    public static void main(String[] args) throws IOException {
        var secret = System.getenv("VIGIL_SECRET");
        if (secret == null || args.length != 1) {
            System.err.println("usage: VIGIL_SECRET=whsec_… java Receiver.java PORT");
            System.exit(2);
        }
        var receiver = new Receiver(secret);
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/", receiver::answer);
        server.start();
        System.out.println("listening on " + server.getAddress().getPort());
    }

    void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(receive(exchange), -1);
        }
    }

    int receive(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return 405;
        }
        // The bytes as they came: what a parser writes again has another signature.
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return 413;
        }
        var headers = exchange.getRequestHeaders();
        var id = headers.getFirst("webhook-id");
        var timestamp = headers.getFirst("webhook-timestamp");
        var signatures = headers.getFirst("webhook-signature");
        if (id == null || timestamp == null || signatures == null) {
            return 401;
        }
        if (!isRecent(timestamp) || !isSigned(id, timestamp, body, signatures)) {
            return 401;
        }
        takeOnce(id, body);
        return 204;
    }

    static boolean isRecent(String timestamp) {
        if (!timestamp.matches("\\d{1,12}")) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), Instant.now());
        return age.abs().compareTo(TOLERANCE) <= 0;
    }

    /** While a secret is changed there are two signatures, with a space between; one that fits is enough. */
    boolean isSigned(String id, String timestamp, byte[] body, String signatures) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            var expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
            for (var signature : signatures.split(" ")) {
                if (MessageDigest.isEqual(bytes(signature), bytes(expected))) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Stores the message; what takes longer is done after the answer. A repeat never means anything new. */
    synchronized void takeOnce(String id, byte[] body) {
        if (handled.contains(id)) {
            return;
        }
        System.out.writeBytes(body);
        System.out.println();
        handled.add(id);
        if (handled.size() > REMEMBERED) {
            handled.remove(handled.iterator().next());
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
