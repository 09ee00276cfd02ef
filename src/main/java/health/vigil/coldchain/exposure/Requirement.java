package health.vigil.coldchain.exposure;

/**
 * What a lot of vaccine needs.
 *
 * @param longTermFrozen  frozen, and kept for long (oral polio vaccine): -20 °C or colder
 * @param freezeSensitive one freezing destroys it, and can't be undone
 */
public record Requirement(StorageClass storageClass, boolean longTermFrozen, boolean freezeSensitive) {
    private static final TemperatureRange LONG_TERM_FROZEN = new TemperatureRange(null, -20);

    public Requirement {
        if (longTermFrozen && storageClass != StorageClass.FROZEN) {
            throw new IllegalArgumentException("only frozen vaccine is kept at -20 °C, not " + storageClass.text());
        }
        if (freezeSensitive && storageClass != StorageClass.REFRIGERATED) {
            throw new IllegalArgumentException(
                    "a freeze-sensitive vaccine is kept refrigerated, not " + storageClass.text());
        }
    }

    public TemperatureRange range() {
        return longTermFrozen ? LONG_TERM_FROZEN : storageClass.range();
    }
}
