package health.vigil.simulator.receive;

import java.util.LinkedHashSet;
import java.util.Set;

/** Decides on requests: signature first, then whether the message can be read, then whether it is new. */
final class Judge {

    /** Ids remembered for telling repeats apart. */
    private static final int REMEMBERED = 10_000;

    private final Keys keys;
    private final Set<String> seen = new LinkedHashSet<>();

    Judge(Keys keys) {
        this.keys = keys;
    }

    /** Decides, and remembers the message if it is new. */
    synchronized Verdict take(Post post) {
        var verdict = look(post);
        if (verdict instanceof Verdict.Accepted) {
            post.header("webhook-id").ifPresent(this::remember);
        }
        return verdict;
    }

    /** Decides as {@link #take} does, but remembers nothing: the message may come again as new. */
    synchronized Verdict look(Post post) {
        var message = Formats.read(post);
        var proof = keys.check(message, post);
        if (proof instanceof Proof.Bad bad) {
            return new Verdict.Forged(message, bad.reason(), post.from());
        }
        if (message instanceof Garbled garbled) {
            return new Verdict.Unreadable(garbled);
        }
        var repeated = post.header("webhook-id").filter(seen::contains);
        return repeated.isPresent()
                ? new Verdict.Repeated(message, repeated.get())
                : new Verdict.Accepted(message, ((Proof.Good) proof).words());
    }

    private void remember(String id) {
        seen.add(id);
        if (seen.size() > REMEMBERED) {
            seen.remove(seen.iterator().next());
        }
    }
}
