package health.vigil.simulator.waste;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** All that goes wrong with the waste, asked by those whom it concerns. */
record Mishaps(List<Mishap> all) {

    Mishaps {
        all = List.copyOf(all);
    }

    List<Mishap.LostContainer> lostFrom(String ward) {
        return each(Mishap.LostContainer.class)
                .filter(lost -> lost.ward().equals(ward))
                .toList();
    }

    List<Mishap.LighterContainer> lighterFrom(String ward) {
        return each(Mishap.LighterContainer.class)
                .filter(lighter -> lighter.ward().equals(ward))
                .toList();
    }

    List<Mishap.OverdueContainer> overdueIn(String store) {
        return each(Mishap.OverdueContainer.class)
                .filter(overdue -> overdue.store().equals(store))
                .toList();
    }

    List<Mishap.Detour> detoursOf(String vehicle) {
        return each(Mishap.Detour.class)
                .filter(detour -> detour.vehicle().equals(vehicle))
                .toList();
    }

    /** Whether a round that starts now leaves the store of this site out. */
    boolean pickupFails(String site, Instant start) {
        return each(Mishap.LatePickup.class)
                .anyMatch(
                        late -> late.site().equals(site) && !start.isBefore(late.from()) && start.isBefore(late.to()));
    }

    /** When the plant treats what was due now. */
    Instant treatmentOf(String plant, Instant due) {
        return each(Mishap.PlantBacklog.class)
                .filter(backlog -> backlog.plant().equals(plant))
                .filter(backlog -> !due.isBefore(backlog.from()) && due.isBefore(backlog.to()))
                .map(Mishap.PlantBacklog::to)
                .findFirst()
                .orElse(due);
    }

    private <T extends Mishap> Stream<T> each(Class<T> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast);
    }
}
