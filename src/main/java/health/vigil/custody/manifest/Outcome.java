package health.vigil.custody.manifest;

import java.util.function.Function;

/** What came of a step. */
sealed interface Outcome {
    /** It was taken. */
    record Taken(Manifest manifest) implements Outcome {}

    /** It can't be, and nothing changed. */
    record Refused(String reason) implements Outcome {}

    /** The manifest afterwards. */
    default Manifest orElseThrow(Function<String, ? extends RuntimeException> refusal) {
        if (this instanceof Taken taken) {
            return taken.manifest();
        }
        throw refusal.apply(((Refused) this).reason());
    }
}
