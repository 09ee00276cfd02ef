package health.vigil.ingest;

import health.vigil.registry.RegistrySnapshot;
import health.vigil.rules.RuleBook;

/** What frames are judged against: swapped whole between two messages. */
record Bindings(RegistrySnapshot registry, RuleBook rules) {
    static final Bindings NONE = new Bindings(RegistrySnapshot.EMPTY, RuleBook.EMPTY);
}
