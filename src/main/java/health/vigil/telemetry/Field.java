package health.vigil.telemetry;

import java.util.Set;

/**
 * One measured quantity of the field catalogue.
 *
 * @param id         stored with each reading; never reused; 1 to 32767
 * @param name       canonical name, for instance {@code free_chlorine}
 * @param unit       canonical unit as printed, for instance {@code mg/L}; {@code 1} for plain numbers
 * @param senmlUnits the unit strings that SenML (RFC 8428) records may carry for it, all meaning {@code unit}
 * @param min        lowest value that is physically possible
 * @param max        highest value that is physically possible
 * @param zh         Chinese name
 * @param en         English name
 * @param checks     by which its values are found suspect
 */
public record Field(
        int id,
        String name,
        String unit,
        Set<String> senmlUnits,
        double min,
        double max,
        String zh,
        String en,
        Checks checks) {
    public Field {
        if (id < 1 || id > Short.MAX_VALUE) {
            throw new IllegalArgumentException("field " + name + ": id " + id + " is not within 1.." + Short.MAX_VALUE);
        }
        if (!(min < max)) {
            throw new IllegalArgumentException("field " + name + ": min " + min + " is not below max " + max);
        }
        senmlUnits = Set.copyOf(senmlUnits);
    }

    /** A field whose values are never found suspect. */
    public Field(
            int id, String name, String unit, Set<String> senmlUnits, double min, double max, String zh, String en) {
        this(id, name, unit, senmlUnits, min, max, zh, en, Checks.NONE);
    }

    /** A state such as a door's, 0 or 1; formats that know booleans may send one. */
    public boolean isState() {
        return unit.equals("1") && min == 0 && max == 1;
    }

    /** The unit within a sentence: {@code " in mg/L"}, nothing for plain numbers. */
    String inUnit() {
        return unit.equals("1") ? "" : " in " + unit;
    }
}
