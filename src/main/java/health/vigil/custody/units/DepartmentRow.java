package health.vigil.custody.units;

import health.vigil.custody.reconcile.Department;
import health.vigil.rules.LocalDay;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A department as the table has it.
 *
 * @param beds       set up 编制床位
 * @param openTo     first day when it is closed; absent where no end is set
 * @param knownSince waste from before was not recorded here
 */
record DepartmentRow(
        DepartmentId id,
        String nameEn,
        int beds,
        LocalDate openFrom,
        @Nullable LocalDate openTo,
        Instant knownSince,
        long version) {
    /** From when silence of it means something. */
    Department opening() {
        var from = new LocalDay(openFrom).start();
        var until = openTo == null ? null : new LocalDay(openTo).start();
        return new Department(from.isBefore(knownSince) ? knownSince : from, until);
    }

    DepartmentRow ofVersion(long version) {
        return new DepartmentRow(id, nameEn, beds, openFrom, openTo, knownSince, version);
    }
}
