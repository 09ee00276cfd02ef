package health.vigil.simulator.receive;

import health.vigil.simulator.fault.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how to misbehave. */
final class MisbehaveOptions {

    private static final Duration DELAY = Duration.ofSeconds(15);
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int CODE = 93000;

    @Option(
            names = "--misbehave",
            paramLabel = "KIND",
            required = true,
            description = {
                "Treat messages badly, to see what the sender does about it. KIND is",
                "slow: take them, but answer after --delay;",
                "500, 429, 410: refuse them with this status;",
                "redirect: answer 307 with another place;",
                "drop: close the connection without an answer;",
                "body: answer 200 with a body that says failure."
            })
    private String kind;

    @Option(
            names = "--first",
            paramLabel = "N",
            description = "Misbehave at the first N messages, then behave (default: always).")
    private Optional<Long> first;

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            description = "With slow: how late the answer is, for instance 15s (the default) or 2m.")
    private Optional<String> delay;

    @Option(
            names = "--retry-after",
            paramLabel = "SECONDS",
            description = "With 429 and 500: the Retry-After of the answer (default: 5 with 429, none with 500).")
    private Optional<Integer> retryAfter;

    @Option(names = "--code", paramLabel = "N", description = "With body: the error code in it (default: 93000).")
    private Optional<Integer> code;

    /**
     * The manners asked for.
     *
     * @throws IllegalArgumentException if the options don't go together
     */
    Manners manners() {
        allow(delay.isPresent(), "--delay", "slow");
        allow(retryAfter.isPresent(), "--retry-after", "429", "500");
        allow(code.isPresent(), "--code", "body");
        if (first.isEmpty()) {
            return Manners.bad(misbehaviour());
        }
        if (first.get() < 1) {
            throw new IllegalArgumentException("--first must be 1 or more; leave --misbehave away to behave at once");
        }
        return Manners.badAtFirst(misbehaviour(), first.get());
    }

    private Misbehaviour misbehaviour() {
        return switch (kind) {
            case "slow" -> new Misbehaviour.Slow(delay());
            case "500" -> refusal(Reply.text(500, "out of order on purpose"), retryAfter);
            case "429" ->
                refusal(Reply.text(429, "too many on purpose"), Optional.of(retryAfter.orElse(RETRY_AFTER_SECONDS)));
            case "410" -> new Misbehaviour.Refusal(kind, Reply.text(410, "gone on purpose"));
            case "redirect" ->
                new Misbehaviour.Refusal(
                        kind, Reply.text(307, "elsewhere on purpose").with("Location", "/elsewhere"));
            case "drop" -> new Misbehaviour.Drop();
            case "body" -> new Misbehaviour.FailingBody(code());
            default ->
                throw new IllegalArgumentException("there is no way to --misbehave called '" + kind
                        + "'; use slow, 500, 429, 410, redirect, drop or body");
        };
    }

    private Misbehaviour refusal(Reply reply, Optional<Integer> seconds) {
        if (seconds.isEmpty()) {
            return new Misbehaviour.Refusal(kind, reply);
        }
        if (seconds.get() < 0) {
            throw new IllegalArgumentException("--retry-after is a number of seconds, 0 or more");
        }
        var header = Integer.toString(seconds.get());
        return new Misbehaviour.Refusal(kind + " Retry-After " + header, reply.with("Retry-After", header));
    }

    private Duration delay() {
        var wanted = delay.map(Durations::parse).orElse(DELAY);
        if (wanted.isNegative() || wanted.isZero()) {
            throw new IllegalArgumentException("--delay must be longer than nothing, for instance 15s");
        }
        return wanted;
    }

    private int code() {
        if (code.orElse(CODE) == 0) {
            throw new IllegalArgumentException("--code 0 means success; give another, for instance " + CODE);
        }
        return code.orElse(CODE);
    }

    private void allow(boolean given, String option, String... kinds) {
        if (given && !List.of(kinds).contains(kind)) {
            throw new IllegalArgumentException(option + " goes with --misbehave " + String.join(" or ", kinds)
                    + ", not with " + kind + "; leave it away");
        }
    }
}
