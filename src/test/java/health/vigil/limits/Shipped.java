package health.vigil.limits;

import health.vigil.telemetry.Field;
import health.vigil.telemetry.FieldCatalogue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The packs as they are shipped, over a catalogue of the fields they speak of. */
final class Shipped {
    private static final List<FieldRow> FIELDS = Expectation.csv("fields.csv", FieldRow.class);

    static final Map<String, BigDecimal> RESOLUTION =
            FIELDS.stream().collect(Collectors.toMap(FieldRow::name, FieldRow::resolution));
    static final FieldCatalogue CATALOGUE = catalogue();
    static final LimitPacks PACKS = LimitPacks.shipped(CATALOGUE);
    static final RuleBooks BOOKS = new RuleBooks(PACKS);

    private Shipped() {}

    private static FieldCatalogue catalogue() {
        var fields = new ArrayList<Field>();
        for (var row : FIELDS) {
            var id = fields.size() + 1;
            fields.add(new Field(id, row.name(), row.unit(), Set.of(), -1e6, 1e6, row.name(), row.name()));
        }
        return new FieldCatalogue(fields);
    }

    record FieldRow(String name, String unit, BigDecimal resolution) {}
}
