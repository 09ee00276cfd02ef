package health.vigil.telemetry;

import java.util.Map;
import java.util.Optional;

/**
 * What a pollutant code of HJ 212 stands for.
 *
 * @param factor from the code's unit to the field's
 */
record Hj212Code(String field, double factor) {
    /** HJ 212-2017 Annex B; w01003 is of HJ 525 and in common use. Residual chlorine has no code there. */
    private static final Map<String, Hj212Code> STANDARD = Map.ofEntries(
            Map.entry("w00000", plain("flow")),
            Map.entry("w01001", plain("ph")),
            Map.entry("w01002", plain("colour")),
            Map.entry("w01003", plain("turbidity")),
            Map.entry("w01006", plain("tds")),
            Map.entry("w01010", plain("water_temp")),
            Map.entry("w01012", plain("ss")),
            Map.entry("w01014", plain("conductivity")),
            Map.entry("w01017", plain("bod5")),
            Map.entry("w01018", plain("cod")),
            Map.entry("w01019", plain("codmn")),
            Map.entry("w02003", plain("fecal_coliform")),
            // per litre, whereas the field counts per millilitre
            Map.entry("w02006", new Hj212Code("total_plate_count", 1e-3)),
            Map.entry("w03001", plain("total_alpha")),
            Map.entry("w03002", plain("total_beta")),
            Map.entry("w19002", plain("anionic_surfactant")),
            Map.entry("w21003", plain("ammonia_n")));

    /** The meaning of a code: by the gateway's own table first, then by the standard. */
    static Optional<Hj212Code> of(String code, Map<String, String> gateway) {
        var standard = STANDARD.get(code);
        var own = gateway.get(code);
        return Optional.ofNullable(
                own == null || standard != null && standard.field.equals(own) ? standard : plain(own));
    }

    private static Hj212Code plain(String field) {
        return new Hj212Code(field, 1);
    }
}
