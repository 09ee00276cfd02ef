package health.vigil.simulator.registry;

import java.util.Map;

/**
 * A measured quantity.
 *
 * @param name canonical name
 * @param unit unit of its values; in SenML the symbol registered for that unit where there is one
 * @param decimals digits after the point that a usual sensor resolves
 */
public record Field(String name, String unit, int decimals) {

    private static final Map<String, Field> KNOWN = Map.ofEntries(
            field("ph", "pH", 2),
            field("turbidity", "NTU", 3),
            field("free_chlorine", "mg/L", 2),
            field("total_chlorine", "mg/L", 2),
            field("combined_chlorine", "mg/L", 2),
            field("total_residual_chlorine", "mg/L", 2),
            field("footbath_free_chlorine", "mg/L", 1),
            field("chlorine_dioxide", "mg/L", 2),
            field("ozone", "mg/L", 2),
            field("ozone_air", "mg/m³", 2),
            field("water_temp", "Cel", 1),
            field("conductivity", "µS/cm", 0),
            field("tds", "mg/L", 0),
            field("codmn", "mg/L", 1),
            field("cod", "mg/L", 1),
            field("ammonia_n", "mg/L", 2),
            field("ss", "mg/L", 0),
            field("colour", "degree", 0),
            field("pressure", "MPa", 3),
            field("tank_level", "m", 2),
            field("orp", "mV", 0),
            field("urea", "mg/L", 1),
            field("cyanuric_acid", "mg/L", 0),
            field("makeup_water", "m3", 1),
            field("bather_count", "1", 0),
            field("circulation_flow", "m³/h", 1),
            field("flow", "L/s", 2),
            field("contact_time", "h", 2),
            field("disinfectant_level", "%", 1),
            field("temp", "Cel", 1),
            field("humidity", "%RH", 1),
            field("battery", "%", 1),
            field("compressor_runtime", "s/h", 0),
            field("ambient_temp", "Cel", 1),
            field("dose_rate", "µSv/h", 3),
            field("cumulative_dose", "µSv", 2),
            field("weight", "kg", 2));

    /** The catalogue's entry; a field outside it counts as dimensionless with two decimals. */
    public static Field named(String name) {
        return KNOWN.getOrDefault(name, new Field(name, "1", 2));
    }

    /** A value rounded to what a usual sensor resolves. */
    public double round(double value) {
        var scale = Math.pow(10, decimals);
        return Math.round(value * scale) / scale;
    }

    private static Map.Entry<String, Field> field(String name, String unit, int decimals) {
        return Map.entry(name, new Field(name, unit, decimals));
    }
}
