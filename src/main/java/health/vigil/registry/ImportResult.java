package health.vigil.registry;

/** How many entries of an import were new, changed something, or were there already just so. */
public record ImportResult(int created, int updated, int unchanged) {
    static final ImportResult NONE = new ImportResult(0, 0, 0);

    ImportResult plus(ImportResult other) {
        return new ImportResult(created + other.created, updated + other.updated, unchanged + other.unchanged);
    }
}
