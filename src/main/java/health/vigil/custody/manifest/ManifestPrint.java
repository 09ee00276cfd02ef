package health.vigil.custody.manifest;

import health.vigil.reports.print.Printer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;

/** Prints a manifest as one A4 page. */
@ApplicationScoped
class ManifestPrint {
    private final Template page;
    private final Printer printer;

    ManifestPrint(@Location("manifest-print.html") Template page, Printer printer) {
        this.page = page;
        this.printer = printer;
    }

    /** Away from the thread of the request, for it takes a while. */
    Uni<byte[]> pdf(ManifestDocument document) {
        return Uni.createFrom()
                .item(() ->
                        printer.pdf(page.data("m", PrintedManifest.of(document)).render()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
