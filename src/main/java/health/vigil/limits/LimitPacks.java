package health.vigil.limits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.telemetry.FieldCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All limit packs, checked; what is in here can be judged. */
public final class LimitPacks {
    /** A listing of its own, because a packaged application cannot list its folders. */
    private static final String INDEX = "packs.txt";

    private final Map<PackFile, LimitPack> packs;
    private final LimitReader reader;

    private LimitPacks(Map<PackFile, LimitPack> packs, LimitReader reader) {
        this.packs = packs;
        this.reader = reader;
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
        var reader = new LimitReader(catalogue);
        var packs = new LinkedHashMap<PackFile, LimitPack>();
        var ids = new HashSet<String>();
        for (var file : files) {
            var pack = file.read(reader);
            for (var other : packs.values()) {
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
            }
            packs.put(file, pack);
        }
        return new LimitPacks(packs, reader);
    }

    public List<LimitPack> all() {
        return List.copyOf(packs.values());
    }

    /**
     * A shipped limit with some of its keys changed, checked like any other.
     *
     * @param changes keys and values as a pack has them; null takes a key away
     * @throws InvalidLimitPackException if there is no such limit, or the changed one must not be used
     */
    public LimitEntry draft(String id, ObjectNode changes) {
        var file = fileOf(id);
        var written = file.written(id);
        changes.fields().forEachRemaining(change -> written.set(change.getKey(), change.getValue()));
        if (!written.path("id").asText().equals(id)) {
            throw file.error(id, "id: stays as it is, because alarms carry it");
        }
        return checked(file, written);
    }

    /**
     * A new limit of a shipped pack, checked like any other.
     *
     * @param pack name of the pack, with which the id of the limit begins, for instance {@code eng-radiation}
     * @throws InvalidLimitPackException if there is no such pack, or the limit must not be used
     */
    public LimitEntry check(String pack, ObjectNode entry) {
        var file = packs.keySet().stream()
                .filter(candidate -> candidate.name().equals(pack))
                .findFirst()
                .orElseThrow(() -> new InvalidLimitPackException("there is no limit pack " + pack));
        var limit = checked(file, entry);
        if (packs.get(file).limits().stream().anyMatch(other -> other.id().equals(limit.id()))) {
            throw file.error(limit.id(), "id: is already taken");
        }
        return limit;
    }

    /**
     * A limit in the place of a shipped one, whole and checked like any other.
     *
     * @throws InvalidLimitPackException if there is no such limit, or the new one must not be used
     */
    LimitEntry revision(String id, ObjectNode entry) {
        var file = fileOf(id);
        file.written(id);
        var limit = checked(file, entry);
        if (!limit.id().equals(id)) {
            throw file.error(id, "id: stays as it is, because alarms carry it");
        }
        return limit;
    }

    /**
     * A limit of a local rule, checked like any other.
     *
     * @throws InvalidLimitPackException if it must not be used
     */
    LimitEntry local(LimitVersion.Local local, ObjectNode entry) {
        var file = new PackFile(local.pack(), "");
        return file.entry(entry, "limit", local.head(LocalDate.EPOCH), reader);
    }

    /** The packs with these limits in the place of those of the same id; one whose id is new joins its pack. */
    List<LimitPack> with(List<LimitEntry> replacing) {
        var byFile = replacing.stream().collect(Collectors.groupingBy(limit -> fileOf(limit.id())));
        return packs.entrySet().stream()
                .map(pack -> pack.getValue().replacing(byFile.getOrDefault(pack.getKey(), List.of())))
                .toList();
    }

    private LimitEntry checked(PackFile file, ObjectNode written) {
        return file.entry(written, "limit", packs.get(file), reader);
    }

    private PackFile fileOf(String id) {
        return packs.keySet().stream()
                .filter(file -> id.startsWith(file.name() + "."))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidLimitPackException(id + ": no limit pack has a name with which this id begins"));
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
