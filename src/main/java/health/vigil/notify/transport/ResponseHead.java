package health.vigil.notify.transport;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keeps the beginning of an answer and forgets the rest, however much a recipient sends. */
final class ResponseHead implements BodyStream<String> {
    static final int CHARACTERS = 500;
    private static final int BYTES = 4 * CHARACTERS;

    private final Buffer head = Buffer.buffer();
    private final Promise<String> result = Promise.promise();

    @Override
    public Future<String> result() {
        return result.future();
    }

    @Override
    public void handle(Throwable failure) {
        result.tryFail(failure);
    }

    @Override
    public Future<Void> write(Buffer data) {
        var room = BYTES - head.length();
        head.appendBuffer(data.slice(0, Math.min(room, data.length())));
        return Future.succeededFuture();
    }

    @Override
    public void write(Buffer data, Handler<AsyncResult<Void>> handler) {
        write(data).onComplete(handler);
    }

    @Override
    public void end(Handler<AsyncResult<Void>> handler) {
        result.tryComplete(cut(head.toString(StandardCharsets.UTF_8)));
        handler.handle(Future.succeededFuture());
    }

    /** Without NUL, which PostgreSQL has no place for in text. */
    static String cut(String text) {
        var clean = text.replace('\0', ' ');
        return clean.length() <= CHARACTERS ? clean : clean.substring(0, CHARACTERS);
    }

    @Override
    public BodyStream<String> exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public WriteStream<Buffer> setWriteQueueMaxSize(int size) {
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
        return this;
    }
}
