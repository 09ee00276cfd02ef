package health.vigil.reports.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The points of bad practice, as a province sets them.
 *
 * @param example      not the rules of the place: proposals say so
 * @param institutions kinds of sites that are scored
 * @param deductions   the points that a single finding may cost
 * @param bands        in rising order, the first from 0
 */
record ScoringTable(
        String name,
        String nameEn,
        boolean example,
        String basis,
        String basisEn,
        Set<String> institutions,
        List<Integer> deductions,
        List<Band> bands,
        List<Line> lines) {

    /**
     * What a total of the year leads to.
     *
     * @param from  least total; or
     * @param above total that must be exceeded
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Band(@Nullable Integer from, @Nullable Integer above, String consequence, String consequenceEn) {
        Band {
            if ((from == null) == (above == null)) {
                throw new IllegalArgumentException("bands: each needs either from or above");
            }
            requireText("bands: consequence", consequence, consequenceEn);
        }

        boolean includes(int total) {
            return from != null ? total >= from : above != null && total > above;
        }

        private int least() {
            return from != null ? from : above != null ? above + 1 : 0;
        }
    }

    /**
     * A kind of finding.
     *
     * @param rules ids of the rules whose alarms are such findings
     * @param basis the provision, as it is cited
     */
    record Line(String id, String name, String nameEn, int points, List<String> rules, String basis, String basisEn) {
        Line {
            requireText("lines: id", id);
            requireText(id + ": name", name, nameEn);
            requireText(id + ": basis", basis, basisEn);
            requirePresent(id + ": rules", rules);
            if (rules.isEmpty()) {
                throw new IllegalArgumentException(
                        id + ": rules: name at least one rule whose alarms are such findings");
            }
            rules = List.copyOf(rules);
        }
    }

    ScoringTable {
        requireText("name", name, nameEn);
        requireText("basis", basis, basisEn);
        requirePresent("institutions", institutions);
        requirePresent("deductions", deductions);
        requirePresent("bands", bands);
        requirePresent("lines", lines);
        institutions = Set.copyOf(institutions);
        deductions = List.copyOf(deductions);
        bands = List.copyOf(bands);
        lines = List.copyOf(lines);
        if (institutions.isEmpty()) {
            throw new IllegalArgumentException("institutions: name the kinds of sites that are scored");
        }
        checkBands(bands);
        checkLines(lines, deductions);
    }

    private static void checkBands(List<Band> bands) {
        if (bands.isEmpty() || bands.get(0).least() != 0) {
            throw new IllegalArgumentException("bands: the first must be from 0");
        }
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i).least() <= bands.get(i - 1).least()) {
                throw new IllegalArgumentException("bands: must rise, but %d follows %d"
                        .formatted(bands.get(i).least(), bands.get(i - 1).least()));
            }
        }
    }

    private static void checkLines(List<Line> lines, List<Integer> deductions) {
        var ids = new HashSet<String>();
        var rules = new HashSet<String>();
        for (var line : lines) {
            if (!ids.add(line.id)) {
                throw new IllegalArgumentException(line.id + ": id: is there twice");
            }
            if (!deductions.contains(line.points)) {
                throw new IllegalArgumentException(
                        "%s: points: %d is none of the deductions %s".formatted(line.id, line.points, deductions));
            }
            for (var rule : line.rules) {
                if (!rules.add(rule)) {
                    throw new IllegalArgumentException(
                            line.id + ": rules: " + rule + " counts already; one finding is scored once");
                }
            }
        }
    }

    private static void requireText(String place, @Nullable String... texts) {
        for (var text : texts) {
            if (text == null || text.isBlank()) {
                throw new IllegalArgumentException(place + ": is missing, in Chinese or English");
            }
        }
    }

    /** What a file leaves out comes as null. */
    private static void requirePresent(String place, @Nullable Collection<?> list) {
        if (list == null) {
            throw new IllegalArgumentException(place + ": is missing");
        }
    }

    Optional<Line> lineOf(String rule) {
        return lines.stream().filter(line -> line.rules.contains(rule)).findFirst();
    }

    Optional<Line> line(String id) {
        return lines.stream().filter(line -> line.id.equals(id)).findFirst();
    }

    Set<String> rules() {
        return lines.stream().flatMap(line -> line.rules.stream()).collect(Collectors.toSet());
    }

    /** The highest that a total reaches. */
    Band band(int total) {
        return bands.stream()
                .filter(band -> band.includes(total))
                .reduce((a, b) -> b)
                .orElseThrow();
    }
}
