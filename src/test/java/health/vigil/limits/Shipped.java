package health.vigil.limits;

import health.vigil.registry.FieldCatalogueFile;
import health.vigil.telemetry.FieldCatalogue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The packs as they are shipped, over the catalogue as it is shipped. */
final class Shipped {
    private static final List<FieldRow> FIELDS = Expectation.csv("fields.csv", FieldRow.class);

    static final Map<String, BigDecimal> RESOLUTION =
            FIELDS.stream().collect(Collectors.toMap(FieldRow::name, FieldRow::resolution));
    static final FieldCatalogue CATALOGUE = FieldCatalogueFile.load();
    static final LimitPacks PACKS = LimitPacks.shipped(CATALOGUE);
    static final RuleBooks BOOKS = new RuleBooks(PACKS, () -> RuleChanges.NONE, () -> Duration.ofMinutes(15));

    private Shipped() {}

    record FieldRow(String name, String unit, BigDecimal resolution) {}
}
