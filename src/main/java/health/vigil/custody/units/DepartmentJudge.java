package health.vigil.custody.units;

import health.vigil.custody.reconcile.GenerationBand;
import health.vigil.custody.reconcile.Verdict;
import health.vigil.custody.units.DepartmentRecords.Generated;
import health.vigil.custody.units.SubjectKey.Kind;
import health.vigil.rules.LocalDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.Stream;

/** Judges whether a department hands over waste at all, and what is usual for its beds. */
@ApplicationScoped
class DepartmentJudge implements Judge {
    private final DepartmentTable departments;
    private final DepartmentRecords records;
    private final Standing standing;
    private final Days days;

    DepartmentJudge(DepartmentTable departments, DepartmentRecords records, Standing standing, Days days) {
        this.departments = departments;
        this.records = records;
        this.standing = standing;
        this.days = days;
    }

    @Override
    public Kind of() {
        return Kind.DEPARTMENT;
    }

    /** Of a department that nobody has entered neither dates nor beds are known: it is not judged. */
    @Override
    public Verdict judge(Connection transaction, String id, Instant now) throws SQLException {
        var department = departments.find(transaction, DepartmentId.parse(id));
        return department.isEmpty() ? Verdict.NOTHING : judge(transaction, department.get(), now);
    }

    private Verdict judge(Connection transaction, DepartmentRow department, Instant now) throws SQLException {
        var id = department.id();
        var subject = standing.subject(standing.ofInstitution(id.site()), id.name());
        var first = days.first(now);
        var history = new LocalDay(first.date().minusDays(GenerationBand.WINDOW));
        var waste = records.waste(transaction, id, history.start(), now);
        var before = records.lastBefore(transaction, id, history.start());
        var moments = Stream.concat(before.stream(), waste.stream().map(Generated::at))
                .toList();
        var known = records.days(transaction, id, Days.between(history, days.open(now)), waste);
        return department
                .opening()
                .withoutWaste(subject, moments, first.start(), now)
                .and(GenerationBand.judge(subject, known, first))
                .lookingAt(days.nextClose(now));
    }
}
