package health.vigil.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** 50 regulators' receivers, of which 17 can be made to misbehave: each third, in every way in turn. */
public final class Recipients implements AutoCloseable {
    public static final int COUNT = 50;
    /** Of them, those that never misbehave. */
    public static final int STEADY = 33;

    private static final int EVERY = 3;

    private final Vertx vertx = Vertx.vertx();
    private final Consumer<Post> posts;
    private final HttpServer server;
    private volatile boolean misbehaving;

    /**
     * A notification that came.
     *
     * @param recipient number of whom it came to, from 0
     * @param id        its webhook-id
     * @param at        when its head arrived
     * @param accepted  whether the recipient took it
     */
    public record Post(int recipient, UUID id, Instant at, String body, boolean accepted) {}

    private Recipients(Consumer<Post> posts) {
        this.posts = posts;
        this.server = vertx.createHttpServer()
                .requestHandler(this::receive)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** @param posts is told of each POST, one after another, before it is answered */
    public static Recipients open(Consumer<Post> posts) {
        return new Recipients(posts);
    }

    /** Adds them all to the service. @return their ids there */
    public List<UUID> register(Api api) {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> id(api.post("/api/v1/recipients", "application/json", draft(i))))
                .toList();
    }

    /**
     * What the administrator writes for one of them. The preset that warns early of the same values has a lower priority;
     * the service's own alarms about those that can't be reached are for others.
     */
    String draft(int recipient) {
        return """
                {"name":"接收方 %02d","url":"http://127.0.0.1:%d/%d","min_priority":"high","enabled":true,
                 "families":["drinking_water"]}"""
                .formatted(recipient, server.actualPort(), recipient);
    }

    private static UUID id(String json) {
        try {
            return UUID.fromString(
                    new ObjectMapper().readTree(json).required("id").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    /** Whether it never misbehaves. */
    public static boolean isSteady(int recipient) {
        return recipient % EVERY != 0;
    }

    public void misbehave() {
        misbehaving = true;
    }

    public void comeBack() {
        misbehaving = false;
    }

    Behaviour behaviour(int recipient) {
        return misbehaving && !isSteady(recipient) ? Behaviour.misbehaviour(recipient / EVERY) : Behaviour.HEALTHY;
    }

    /** All of it runs on one thread, so there is one order of arrival. */
    private void receive(HttpServerRequest request) {
        var at = Instant.now();
        var recipient = Integer.parseInt(request.path().substring(1));
        var id = UUID.fromString(request.getHeader("webhook-id"));
        // a request that a kill cuts short did not arrive
        request.body().onSuccess(body -> {
            var behaviour = behaviour(recipient);
            posts.accept(new Post(recipient, id, at, body.toString(), behaviour == Behaviour.HEALTHY));
            behaviour.answer(request);
        });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
