package health.vigil.limits;

import health.vigil.telemetry.FieldCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** All limit packs, checked; what is in here can be judged. */
public final class LimitPacks {
    /** A listing of its own, because a packaged application cannot list its folders. */
    private static final String INDEX = "packs.txt";

    private final List<LimitPack> packs;

    private LimitPacks(List<LimitPack> packs) {
        this.packs = List.copyOf(packs);
    }

    /**
     * The packs on the class path that {@code limits/packs.txt} names.
     *
     * @throws InvalidLimitPackException for the first mistake found
     */
    public static LimitPacks shipped(FieldCatalogue catalogue) {
        return of(resource(INDEX).lines().map(LimitPacks::file).toList(), catalogue);
    }

    static LimitPacks of(List<PackFile> files, FieldCatalogue catalogue) {
        var packs = new ArrayList<LimitPack>();
        var ids = new HashSet<String>();
        for (var file : files) {
            var pack = file.read();
            for (var other : packs) {
                if (pack.overlaps(other)) {
                    throw file.error(
                            "head",
                            "valid_from, valid_to: in force together with %s; one measurement needs"
                                            .formatted(other.citation())
                                    + " one edition");
                }
            }
            for (var limit : pack.limits()) {
                if (!ids.add(limit.id())) {
                    throw file.error(limit.id(), "id: is already taken");
                }
                checkUnit(limit, file, catalogue);
            }
            packs.add(pack);
        }
        return new LimitPacks(packs);
    }

    public List<LimitPack> all() {
        return packs;
    }

    private static void checkUnit(LimitEntry limit, PackFile file, FieldCatalogue catalogue) {
        limit.measured().ifPresent(name -> {
            var field = catalogue
                    .named(name)
                    .orElseThrow(() -> file.error(limit.id(), "field: the catalogue has no " + name));
            if (!field.unit().equals(limit.unit())) {
                throw file.error(
                        limit.id(),
                        "unit: %s is measured in %s, not in %s".formatted(name, field.unit(), limit.unit()));
            }
        });
    }

    private static PackFile file(String fileName) {
        return new PackFile(fileName.replaceFirst("\\.yaml$", ""), resource(fileName));
    }

    private static String resource(String name) {
        try (var in = LimitPacks.class.getResourceAsStream("/limits/" + name)) {
            if (in == null) {
                throw new InvalidLimitPackException("limits/" + name + " is not on the class path; limits/" + INDEX
                        + " must name the packs that exist");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("limits/" + name + " cannot be read", e);
        }
    }
}
