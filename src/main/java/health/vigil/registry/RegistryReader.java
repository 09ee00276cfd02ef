package health.vigil.registry;

import health.vigil.rules.OpeningHours;
import health.vigil.telemetry.FieldCatalogue;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The registry's tables as the hot path wants them: read whole, with plain SQL. */
@ApplicationScoped
class RegistryReader {
    private static final String DEVICES =
            """
            SELECT d.key, d.id, d.site, s.jurisdiction, d.family, d.sampling_point, d.facility_class, d.disinfectant,
                   d.interval_s, d.hj212_codes, d.gateway, s.opening, d.fields
            FROM device d JOIN site s ON s.id = d.site
            WHERE d.retired_at IS NULL""";

    private static final String STORE_FIELD =
            """
            INSERT INTO field (id, name, unit, zh, en, min_value, max_value) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, unit = excluded.unit, zh = excluded.zh,
                en = excluded.en, min_value = excluded.min_value, max_value = excluded.max_value""";

    private final Pool pool;

    RegistryReader(Pool pool) {
        this.pool = pool;
    }

    /** Grows with every committed change. */
    Uni<Long> revision() {
        return pool.query("SELECT revision FROM registry_revision")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Uni<List<Device>> devices() {
        return pool.query(DEVICES).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(RegistryReader::device)
                .toList());
    }

    /** Writes the catalogue down, so that whoever reads the tables alone finds names and units. */
    Uni<Void> store(FieldCatalogue catalogue) {
        var rows = catalogue.all().stream()
                .map(f -> Tuple.from(List.of(f.id(), f.name(), f.unit(), f.zh(), f.en(), f.min(), f.max())))
                .toList();
        return pool.withTransaction(
                c -> c.preparedQuery(STORE_FIELD).executeBatch(rows).replaceWithVoid());
    }

    private static Device device(Row row) {
        return new Device(
                row.getInteger("key"),
                row.getString("id"),
                row.getString("site"),
                row.getString("jurisdiction"),
                Family.of(row.getString("family")).orElseThrow(),
                row.getString("sampling_point"),
                row.getString("facility_class"),
                row.getString("disinfectant"),
                Duration.ofSeconds(row.getInteger("interval_s")),
                codes(row.getJsonObject("hj212_codes")),
                row.getString("gateway"),
                open(row.getJsonObject("opening")),
                Set.of(row.getArrayOfStrings("fields")));
    }

    private static OpeningHours open(@Nullable JsonObject opening) {
        return opening == null
                ? OpeningHours.ALWAYS
                : opening.mapTo(Opening.class).hours();
    }

    private static Map<String, String> codes(JsonObject codes) {
        return codes.fieldNames().stream().collect(Collectors.toUnmodifiableMap(c -> c, codes::getString));
    }
}
