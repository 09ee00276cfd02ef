package health.vigil.registry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;

/** Files with many entries. Importing a file again changes nothing. To be called on a Vert.x context. */
@ApplicationScoped
public class RegistryImport {
    private final RegistryWriter writer;
    private final Vertx vertx;

    RegistryImport(RegistryWriter writer, Vertx vertx) {
        this.writer = writer;
        this.vertx = vertx;
    }

    /** @param file YAML with {@code jurisdictions}, {@code sites} and {@code devices} */
    public Uni<ImportResult> yaml(byte[] file) {
        return parsed(() -> YamlFile.read(file));
    }

    /** @param file CSV with a device per row */
    Uni<ImportResult> csv(byte[] file) {
        return parsed(() -> CsvFile.read(file));
    }

    /** Parsing megabytes would hold up an event loop. */
    private Uni<ImportResult> parsed(Callable<RegistryDraft> parse) {
        return vertx.executeBlocking(parse).chain(writer::write);
    }
}
