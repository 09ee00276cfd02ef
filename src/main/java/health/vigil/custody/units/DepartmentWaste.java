package health.vigil.custody.units;

import health.vigil.custody.reconcile.GenerationBand;
import health.vigil.custody.reconcile.WasteDay;
import health.vigil.rules.LocalDay;
import health.vigil.rules.ProcessCheck.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The waste of a department day by day, beside what is usual there. */
@ApplicationScoped
class DepartmentWaste {
    private final DepartmentRecords records;
    private final Standing standing;

    DepartmentWaste(DepartmentRecords records, Standing standing) {
        this.records = records;
        this.standing = standing;
    }

    List<WasteDayView> of(Connection connection, DepartmentId id, List<LocalDay> days) throws SQLException {
        var first = new LocalDay(days.get(0).date().minusDays(GenerationBand.WINDOW));
        var last = days.get(days.size() - 1);
        var waste = records.waste(connection, id, first.start(), last.end());
        var known = records.days(connection, id, Days.between(first, last.next()), waste);
        var subject = standing.subject(standing.ofInstitution(id.site()), id.name());
        return known.subList(GenerationBand.WINDOW, known.size()).stream()
                .map(day -> view(
                        day,
                        known,
                        subject.tolerance(Kind.GENERATION_BAND, day.day().start())))
                .toList();
    }

    private static WasteDayView view(WasteDay day, List<WasteDay> known, Optional<Double> share) {
        return WasteDayView.of(day, share.flatMap(least -> GenerationBand.of(day.day(), known, least)));
    }
}
