package health.vigil.custody.reconcile;

import health.vigil.rules.ProcessCheck.Kind;
import health.vigil.rules.Rule;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Accepted = treated + plant stock, day by day. */
public final class PlantBalance {
    private PlantBalance() {}

    /** @param days that are over, each once */
    public static Verdict judge(Subject plant, Collection<PlantDay> days) {
        var breaches = plant.rules(Kind.PLANT_BALANCE).stream()
                .flatMap(rule -> DayFinding.breaches(plant, rule, findings(rule, days)).stream())
                .toList();
        return new Verdict(breaches, null);
    }

    private static List<DayFinding> findings(Rule rule, Collection<PlantDay> days) {
        var tolerance = Subject.share(rule);
        return days.stream()
                .filter(day -> rule.inForceAt(day.day().start()))
                .sorted(Comparator.comparing(PlantDay::day))
                .map(day -> new DayFinding(day.day(), !day.holds(tolerance), day.share()))
                .toList();
    }
}
