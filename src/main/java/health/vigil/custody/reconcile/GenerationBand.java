package health.vigil.custody.reconcile;

import health.vigil.rules.LocalDay;
import health.vigil.rules.ProcessCheck.Kind;
import health.vigil.rules.Rule;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether a department generates what is usual for it: kg per occupied bed-day against its own 30 days before. */
public final class GenerationBand {
    /** Length of the history, in days. */
    public static final int WINDOW = 30;

    private GenerationBand() {}

    /** The band that a day is judged by: from the known days among the 30 before it. */
    public static Optional<Band> of(LocalDay day, Collection<WasteDay> days, double share) {
        var first = day.date().minusDays(WINDOW);
        var rates = days.stream()
                .filter(other ->
                        other.day().compareTo(day) < 0 && !other.day().date().isBefore(first))
                .flatMap(other -> other.rate().stream())
                .toList();
        return Band.of(rates, share);
    }

    /**
     * @param days  that are over, each once, with those before {@code since} as history
     * @param since first day to judge
     */
    public static Verdict judge(Subject department, Collection<WasteDay> days, LocalDay since) {
        var breaches = department.rules(Kind.GENERATION_BAND).stream()
                .flatMap(rule -> DayFinding.breaches(department, rule, findings(rule, days, since)).stream())
                .toList();
        return new Verdict(breaches, null);
    }

    private static List<DayFinding> findings(Rule rule, Collection<WasteDay> days, LocalDay since) {
        var share = Subject.share(rule);
        return days.stream()
                .filter(day -> day.day().compareTo(since) >= 0
                        && rule.inForceAt(day.day().start()))
                .sorted(Comparator.comparing(WasteDay::day))
                .flatMap(day -> finding(day, days, share).stream())
                .toList();
    }

    private static Optional<DayFinding> finding(WasteDay day, Collection<WasteDay> days, double share) {
        return day.rate().flatMap(rate -> of(day.day(), days, share)
                .map(band -> new DayFinding(day.day(), !band.contains(rate), rate)));
    }
}
