package health.vigil.simulator.receive;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** A way of treating a message badly on purpose. */
sealed interface Misbehaviour {

    /** What is done, as it is printed. */
    String name();

    /** Whether the message is taken all the same; if not, it may come again as new. */
    default boolean takes() {
        return false;
    }

    void answer(HttpExchange exchange, Verdict verdict) throws IOException, InterruptedException;

    /** Takes the message, but answers late: what is sent again after a timeout is then a repeat. */
    record Slow(Duration delay) implements Misbehaviour {

        @Override
        public String name() {
            return "slow " + delay.toString().substring(2).toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean takes() {
            return true;
        }

        @Override
        public void answer(HttpExchange exchange, Verdict verdict) throws IOException, InterruptedException {
            Thread.sleep(delay.toMillis());
            verdict.reply().send(exchange);
        }
    }

    /** Gives an answer that is no success, whatever came. */
    record Refusal(String name, Reply reply) implements Misbehaviour {

        @Override
        public void answer(HttpExchange exchange, Verdict verdict) throws IOException {
            reply.send(exchange);
        }
    }

    /** Answers 200 with a body that says failure, as group robots do. */
    record FailingBody(int code) implements Misbehaviour {

        @Override
        public String name() {
            return "body " + code;
        }

        @Override
        public void answer(HttpExchange exchange, Verdict verdict) throws IOException {
            verdict.message().failed(code).send(exchange);
        }
    }

    /** Closes the connection without an answer. */
    record Drop() implements Misbehaviour {

        @Override
        public String name() {
            return "drop";
        }

        @Override
        public void answer(HttpExchange exchange, Verdict verdict) {
            exchange.close();
        }
    }
}
