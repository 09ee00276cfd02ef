package health.vigil.custody.units;

import java.time.LocalDate;

/** Beds of a department that were occupied on a day 实际占用床日. */
record OccupiedBeds(DepartmentId department, LocalDate day, int beds) {}
