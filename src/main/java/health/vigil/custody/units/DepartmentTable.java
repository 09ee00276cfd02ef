package health.vigil.custody.units;

import health.vigil.ingest.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The tables of departments and of their occupied beds. Whatever changes a department has it judged anew. */
@ApplicationScoped
class DepartmentTable {
    private static final String FIND =
            """
            SELECT site_id, name, name_en, beds, open_from, open_to, known_since, version FROM department
            WHERE site_id = ? AND name = ?
            """;

    private static final String INSERT =
            """
            INSERT INTO department (site_id, name, name_en, beds, open_from, open_to, known_since)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE =
            """
            UPDATE department SET name_en = ?, beds = ?, open_from = ?, open_to = ?, version = version + 1
            WHERE site_id = ? AND name = ? AND version = ?
            """;

    private static final String DELETE = "DELETE FROM department WHERE site_id = ? AND name = ? AND version = ?";

    private static final String PUT_DAY =
            """
            INSERT INTO department_day (site_id, department, day, occupied_beds, reported_by, reported_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (site_id, department, day) DO UPDATE SET
                (occupied_beds, reported_by, reported_at) =
                (excluded.occupied_beds, excluded.reported_by, excluded.reported_at)
            """;

    Optional<DepartmentRow> find(Connection connection, DepartmentId id) throws SQLException {
        return new Rows(FIND)
                .with(id.site()).with(id.name()).list(connection, DepartmentTable::row).stream()
                        .findFirst();
    }

    boolean hasSite(Connection connection, String site) throws SQLException {
        return !new Rows("SELECT id FROM site WHERE id = ?")
                .with(site)
                .list(connection, row -> true)
                .isEmpty();
    }

    boolean hasDays(Connection connection, DepartmentId id) throws SQLException {
        return !new Rows("SELECT day FROM department_day WHERE site_id = ? AND department = ? LIMIT 1")
                .with(id.site())
                .with(id.name())
                .list(connection, row -> true)
                .isEmpty();
    }

    /** @return false when there is one already */
    boolean insert(Connection transaction, DepartmentRow row) throws SQLException {
        var inserted = new Rows(INSERT)
                .with(row.id().site())
                .with(row.id().name())
                .with(row.nameEn())
                .with(row.beds())
                .with(row.openFrom())
                .with(row.openTo())
                .with(row.knownSince())
                .update(transaction);
        Touches.add(transaction, List.of(row.id().subject()));
        return inserted > 0;
    }

    /** @return false when it is no longer of that version */
    boolean update(Connection transaction, DepartmentRow row) throws SQLException {
        var updated = new Rows(UPDATE)
                .with(row.nameEn())
                .with(row.beds())
                .with(row.openFrom())
                .with(row.openTo())
                .with(row.id().site())
                .with(row.id().name())
                .with(row.version())
                .update(transaction);
        Touches.add(transaction, List.of(row.id().subject()));
        return updated > 0;
    }

    /** @return false when it is no longer of that version */
    boolean delete(Connection transaction, DepartmentRow row) throws SQLException {
        var deleted = new Rows(DELETE)
                .with(row.id().site())
                .with(row.id().name())
                .with(row.version())
                .update(transaction);
        Touches.add(transaction, List.of(row.id().subject()));
        return deleted > 0;
    }

    /** What was reported of the same day before is replaced. */
    void putDays(Connection transaction, List<OccupiedBeds> days, String by, Instant now) throws SQLException {
        for (var day : days) {
            new Rows(PUT_DAY)
                    .with(day.department().site())
                    .with(day.department().name())
                    .with(day.day())
                    .with(day.beds())
                    .with(by)
                    .with(now)
                    .update(transaction);
        }
        Touches.add(
                transaction,
                days.stream().map(day -> day.department().subject()).distinct().toList());
    }

    static DepartmentRow row(ResultSet row) throws SQLException {
        return new DepartmentRow(
                new DepartmentId(row.getString("site_id"), row.getString("name")),
                row.getString("name_en"),
                row.getInt("beds"),
                row.getObject("open_from", LocalDate.class),
                row.getObject("open_to", LocalDate.class),
                Rows.time(row, "known_since"),
                row.getLong("version"));
    }
}
