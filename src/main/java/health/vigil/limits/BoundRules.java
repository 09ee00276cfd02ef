package health.vigil.limits;

import health.vigil.registry.Registry;
import health.vigil.registry.RegistryChanged;
import health.vigil.rules.RuleBook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

/** The rules of every device in service, bound anew when the registry or the rules change. */
@ApplicationScoped
class BoundRules {
    private final Registry registry;
    private final RuleBooks books;
    private final Event<RulesBound> bound;

    private volatile RuleBook book = RuleBook.EMPTY;

    BoundRules(Registry registry, RuleBooks books, Event<RulesBound> bound) {
        this.registry = registry;
        this.books = books;
        this.bound = bound;
    }

    RuleBook book() {
        return book;
    }

    void registryChanged(@Observes RegistryChanged event) {
        bind();
    }

    void rulesChanged(@Observes RulesChanged event) {
        bind();
    }

    private synchronized void bind() {
        book = books.of(registry.snapshot().devices());
        bound.fire(new RulesBound(book));
    }

    /** Fired when the rules were bound, with what they came to. */
    record RulesBound(RuleBook book) {}
}
