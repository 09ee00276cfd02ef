package health.vigil.limits;

import health.vigil.registry.Registry;
import health.vigil.registry.RegistryChanged;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Rule;
import health.vigil.rules.RuleBook;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** The rules on processes, at hand for the folds that judge waste and vaccine. */
@ApplicationScoped
public class ProcessRules {
    private final Registry registry;
    private final RuleBooks books;

    private volatile RuleBook book = RuleBook.EMPTY;

    ProcessRules(Registry registry, RuleBooks books) {
        this.registry = registry;
        this.books = books;
    }

    /** All editions of all rules on what this device reports; none of a device that is not in service. */
    public List<Rule> of(String device) {
        return book.of(device).process();
    }

    /** Those on one thing, all editions: which of them is in force is asked of each at its time. */
    public List<Rule> of(String device, ProcessCheck.Kind kind) {
        return of(device).stream()
                .filter(rule -> rule.condition() instanceof ProcessCheck check && check.kind() == kind)
                .toList();
    }

    void start(@Observes @Priority(Registry.START_PRIORITY + 2) StartupEvent event) {
        bind();
    }

    void registryChanged(@Observes RegistryChanged event) {
        bind();
    }

    void rulesChanged(@Observes RulesChanged event) {
        bind();
    }

    private synchronized void bind() {
        book = books.of(registry.snapshot().devices());
    }
}
