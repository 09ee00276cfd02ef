package health.vigil.reports.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.reports.alarm.AlarmOnRecord;
import health.vigil.reports.alarm.AlarmOnRecord.Place;
import health.vigil.reports.scoring.ScoringTable.Band;
import health.vigil.reports.scoring.ScoringTable.Line;
import java.time.Instant;
import java.time.Year;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The findings of a year that may be scored, and what people decided of them. */
record ScoringReport(Year year, Standard standard, List<Total> totals, List<Proposal> proposals) {

    /** By which it is proposed. */
    record Standard(String name, String nameEn, boolean example, String basis, String basisEn, List<Band> bands) {
        private static Standard of(ScoringTable table) {
            return new Standard(
                    table.name(), table.nameEn(), table.example(), table.basis(), table.basisEn(), table.bands());
        }
    }

    /** Where a proposal stands. */
    enum Status {
        PROPOSED,
        CONFIRMED,
        DISMISSED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param points as they were proposed when it was decided */
    record Decision(UUID alarm, Status status, String line, int points, String reason, String officer, Instant at) {}

    /**
     * Of one finding.
     *
     * @param id   that of the alarm
     * @param line absent where the table does not know it any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proposal(
            UUID id,
            AlarmOnRecord finding,
            String status,
            @Nullable Line line,
            int points,
            @Nullable Decision decision) {

        boolean isConfirmed() {
            return status.equals(Status.CONFIRMED.text());
        }

        boolean isOpen() {
            return status.equals(Status.PROPOSED.text());
        }
    }

    /**
     * Of an institution.
     *
     * @param points of what was confirmed; nothing else counts
     * @param open   points of what nobody has decided
     */
    record Total(Place site, int points, Band band, int open, int undecided) {}

    /** @param decisions in order of time */
    static ScoringReport of(
            Year year, ScoringTable table, Collection<AlarmOnRecord> alarms, Collection<Decision> decisions) {
        Map<UUID, Decision> newest =
                decisions.stream().collect(Collectors.toMap(Decision::alarm, decision -> decision, (a, b) -> b));
        var proposals = alarms.stream()
                .flatMap(alarm -> proposal(table, alarm, Optional.ofNullable(newest.get(alarm.id()))))
                .toList();
        return new ScoringReport(year, Standard.of(table), totals(table, proposals), proposals);
    }

    private static Stream<Proposal> proposal(ScoringTable table, AlarmOnRecord alarm, Optional<Decision> decision) {
        var line = decision.map(decided -> table.line(decided.line())).orElseGet(() -> table.lineOf(alarm.rule()));
        return decision
                .map(decided -> new Proposal(
                        alarm.id(), alarm, decided.status().text(), line.orElse(null), decided.points(), decided))
                .or(() -> line.map(
                        one -> new Proposal(alarm.id(), alarm, Status.PROPOSED.text(), one, one.points(), null)))
                .stream();
    }

    private static List<Total> totals(ScoringTable table, List<Proposal> proposals) {
        return proposals.stream()
                .collect(Collectors.groupingBy(p -> p.finding().site(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(site -> total(table, site.getKey(), site.getValue()))
                .toList();
    }

    private static Total total(ScoringTable table, Place site, List<Proposal> proposals) {
        var points = proposals.stream()
                .filter(Proposal::isConfirmed)
                .mapToInt(Proposal::points)
                .sum();
        var open = proposals.stream().filter(Proposal::isOpen).toList();
        return new Total(
                site,
                points,
                table.band(points),
                open.stream().mapToInt(Proposal::points).sum(),
                open.size());
    }
}
