package health.vigil.custody.units;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** @param openTo first day when it is closed */
record DepartmentView(
        Named site,
        String name,
        String nameEn,
        int beds,
        LocalDate openFrom,
        @Nullable LocalDate openTo,
        @JsonIgnore long version) {
    static final String SELECT =
            """
            SELECT d.site_id AS site, s.name AS site_name, s.name_en AS site_name_en, d.name, d.name_en, d.beds,
                d.open_from, d.open_to, d.version
            FROM department d LEFT JOIN site s ON s.id = d.site_id
            """;

    static DepartmentView of(ResultSet row) throws SQLException {
        return new DepartmentView(
                requireNonNull(Named.of(row, "site")),
                row.getString("name"),
                row.getString("name_en"),
                row.getInt("beds"),
                row.getObject("open_from", LocalDate.class),
                row.getObject("open_to", LocalDate.class),
                row.getLong("version"));
    }

    String key() {
        return site.id() + "/" + name;
    }
}
