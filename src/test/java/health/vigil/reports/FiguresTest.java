package health.vigil.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FiguresTest {
    record Day(LocalDate date, Figures figures) {}

    @Provide
    Arbitrary<List<Day>> days() {
        var counts = Arbitraries.longs().between(0, 1440);
        var reasons = Arbitraries.maps(Arbitraries.of("maintenance", "manual", "closed"), counts)
                .ofMaxSize(3);
        var figures = Combinators.combine(counts, counts, counts, counts, reasons, reasons)
                .as((planned, judged, compliant, averaged, excluded, uncertain) -> new Figures(
                        planned,
                        judged
                                + averaged
                                + excluded.values().stream().mapToLong(n -> n).sum(),
                        judged,
                        Math.min(judged, compliant),
                        averaged,
                        judged % 2,
                        0,
                        excluded,
                        uncertain));
        var dates = Arbitraries.integers().between(0, 89).map(LocalDate.of(2026, 1, 1)::plusDays);
        return Combinators.combine(dates, figures).as(Day::new).list().ofMaxSize(60);
    }

    @Property
    void aMonthIsTheSumOfItsDays(@ForAll("days") List<Day> days) {
        var byDay = sums(days, Grain.DAY);
        var byMonth = sums(days, Grain.MONTH);

        var daysSummed = byDay.entrySet().stream()
                .collect(Collectors.groupingBy(
                        day -> day.getKey().substring(0, "2026-01".length()),
                        Collectors.reducing(Figures.NONE, Map.Entry::getValue, Figures::plus)));
        assertThat(daysSummed).isEqualTo(byMonth);
    }

    private static Map<String, Figures> sums(List<Day> days, Grain grain) {
        return days.stream()
                .collect(Collectors.groupingBy(
                        day -> grain.periodOf(day.date),
                        Collectors.reducing(Figures.NONE, Day::figures, Figures::plus)));
    }

    @Test
    void threeQuartersOfThePlannedValuesAreEnough() {
        assertThat(judged(75).valid()).isTrue();
        assertThat(judged(74).valid()).isFalse();
    }

    @Test
    void whatCameTwiceAsOftenAsPlannedCoversTheTimeOnce() {
        assertThat(judged(200).coverage()).contains(1.0);
    }

    private static Figures judged(long count) {
        return new Figures(100, count, count, count, 0, 0, 0, Map.of(), Map.of());
    }
}
