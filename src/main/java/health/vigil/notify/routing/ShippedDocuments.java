package health.vigil.notify.routing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The routing sets and calendars on the class path. Sets have no effect before they are imported; calendars do. */
final class ShippedDocuments {
    private ShippedDocuments() {}

    static List<Document> all(DocumentKind kind) {
        return resource(kind, kind.index())
                .lines()
                .map(file -> new Document(kind, file.replaceFirst("\\.yaml$", ""), resource(kind, file), null))
                .toList();
    }

    static Optional<Document> find(DocumentKind kind, String id) {
        return all(kind).stream().filter(document -> document.id().equals(id)).findFirst();
    }

    private static String resource(DocumentKind kind, String name) {
        try (var in = ShippedDocuments.class.getResourceAsStream(kind.folder() + name)) {
            if (in == null) {
                throw new IllegalStateException("%s%s is not on the class path; %s must name the files that exist"
                        .formatted(kind.folder(), name, kind.index()));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(kind.folder() + name + " cannot be read", e);
        }
    }
}
