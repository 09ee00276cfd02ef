package health.vigil.notify.format;

import java.time.Instant;
import java.util.Optional;

/** A form in which recipients are told; see {@link Formats}. */
public sealed interface Format permits SignedFormat, Robot {
    /** As written in the API, for instance {@code cloudevents}. */
    String name();

    /**
     * @param now when it is sent: what signatures are made with
     * @throws IllegalArgumentException if the message's data is not what its type says, or the address has no usable
     *                                  secret where one is needed
     */
    Request request(Message message, Address to, Instant now);

    /**
     * @param status   HTTP status
     * @param bodyHead the beginning of the answer
     */
    Answer read(int status, String bodyHead);

    /** Whether requests carry the headers of Standard Webhooks, and so need a secret of {@link Secrets}. */
    boolean signsStandardWebhooks();

    /** How many messages a minute the recipient's platform takes; empty if it names no limit. */
    Optional<Integer> perMinute();

    /** In bytes. What people read is shortened until a body is no larger; what machines read never is. */
    int largestBody();

    /** Why this text can't be a secret of this format, for people; empty if it can. Blank stands for none. */
    Optional<String> faultOf(String secret);
}
