package health.vigil.custody.units;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A site or a vehicle, and what people call it. */
record Named(String id, String name, String nameEn) {
    /** Of columns {@code <prefix>}, {@code <prefix>_name} and {@code <prefix>_name_en}; the id stands for missing names. */
    static @Nullable Named of(ResultSet row, String prefix) throws SQLException {
        var id = row.getString(prefix);
        if (id == null) {
            return null;
        }
        var name = row.getString(prefix + "_name");
        var nameEn = row.getString(prefix + "_name_en");
        return new Named(id, name == null ? id : name, nameEn == null ? id : nameEn);
    }
}
