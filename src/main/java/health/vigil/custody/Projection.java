package health.vigil.custody;

import static health.vigil.custody.ledger.Step.ACCEPTED;
import static health.vigil.custody.ledger.Step.ARRIVED;
import static health.vigil.custody.ledger.Step.CLOSED;
import static health.vigil.custody.ledger.Step.COLLECTED;
import static health.vigil.custody.ledger.Step.GENERATED;
import static health.vigil.custody.ledger.Step.HANDED_OVER;
import static health.vigil.custody.ledger.Step.IN_TRANSIT;
import static health.vigil.custody.ledger.Step.PACKED;
import static health.vigil.custody.ledger.Step.PLANT_STORED;
import static health.vigil.custody.ledger.Step.STORED;
import static health.vigil.custody.ledger.Step.TREATED;

import health.vigil.custody.ledger.ContainerKind;
import health.vigil.custody.ledger.ContainerLedger;
import health.vigil.custody.ledger.Facts;
import health.vigil.custody.ledger.Step;
import health.vigil.custody.ledger.Verdict;
import health.vigil.ingest.Unnest;
import health.vigil.telemetry.label.WasteCategory;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the row of a container says after a look. */
record Projection(ContainerLedger ledger, Verdict verdict) {
    private static final int NOTHING_BROKEN = -1;

    private static final String UPDATE =
            """
            UPDATE container c SET
                kind = r.kind, category = r.category, site_id = r.site_id, department = r.department,
                device_id = r.device_id, jurisdiction = s.jurisdiction, state = r.state, state_at = r.state_at,
                holder = r.holder, place = r.place, generated_at = r.generated_at, packed_at = r.packed_at,
                collected_at = r.collected_at, stored_at = r.stored_at, handed_over_at = r.handed_over_at,
                departed_at = r.departed_at, arrived_at = r.arrived_at, accepted_at = r.accepted_at,
                treated_at = r.treated_at, closed_at = r.closed_at, weight_in_kg = nullif(r.weight_in_kg, 'NaN'),
                weight_out_kg = nullif(r.weight_out_kg, 'NaN'), weight_plant_kg = nullif(r.weight_plant_kg, 'NaN'), trip = r.trip,
                manifest = r.manifest, vehicle = r.vehicle, bin = r.bin, plant_site = r.plant_site, open = r.open,
                due_at = r.look_at, overdue_since = r.overdue_since,
                breaches = string_to_array(r.breaches, ','), worst = nullif(r.worst, -1), missing = string_to_array(r.missing, ','),
                look_at = r.look_at, revision = c.revision + 1
            FROM {rows} LEFT JOIN site s ON s.id = coalesce(r.site_id, r.reported_at)
            WHERE c.id = r.id""";

    static void write(Connection transaction, List<Projection> projections) throws SQLException {
        new Unnest<>(transaction, projections)
                .text("id", p -> p.ledger.container())
                .text("kind", p -> p.said(Facts::kind).map(ContainerKind::text).orElse(null))
                .text(
                        "category",
                        p -> p.said(Facts::category).map(WasteCategory::code).orElse(null))
                .text("site_id", p -> p.ledger.origin().orElse(null))
                .text("reported_at", p -> p.ledger
                        .life()
                        .said(event -> Optional.ofNullable(event.report().site()))
                        .orElse(null))
                .text("department", p -> p.said(Facts::department).orElse(null))
                .text("device_id", p -> p.ledger
                        .life()
                        .said(event -> Optional.ofNullable(event.report().ruledBy()))
                        .orElse(null))
                .text("state", p -> p.ledger.life().state().text())
                .time("state_at", p -> p.ledger.life().stateAt())
                .text("holder", p -> p.ledger.holder().orElse(null))
                .text("place", p -> p.ledger.place().orElse(null))
                .time("generated_at", p -> p.at(GENERATED))
                .time("packed_at", p -> p.at(PACKED))
                .time("collected_at", p -> p.at(COLLECTED))
                .time("stored_at", p -> p.at(STORED))
                .time("handed_over_at", p -> p.at(HANDED_OVER))
                .time("departed_at", p -> p.at(IN_TRANSIT))
                .time("arrived_at", p -> p.at(ARRIVED))
                .time("accepted_at", p -> p.at(ACCEPTED))
                .time("treated_at", p -> p.at(TREATED))
                .time("closed_at", p -> p.at(CLOSED))
                .number("weight_in_kg", p -> p.kg(COLLECTED, STORED, PACKED))
                .number("weight_out_kg", p -> p.kg(HANDED_OVER, IN_TRANSIT))
                .number("weight_plant_kg", p -> p.kg(ARRIVED, ACCEPTED, PLANT_STORED))
                .text("trip", p -> p.saidLast(Facts::trip).orElse(null))
                .text("manifest", p -> p.saidLast(Facts::manifest).orElse(null))
                .text("vehicle", p -> p.saidLast(Facts::vehicle).orElse(null))
                .text("bin", p -> p.saidLast(Facts::bin).orElse(null))
                .text("plant_site", p -> p.ledger.plant().orElse(null))
                .flag("open", p -> p.ledger.life().state().isOpen())
                .time("look_at", p -> p.verdict.nextLook())
                .time("overdue_since", p -> p.verdict.overdueSince())
                .text("breaches", Projection::kinds)
                .integer("worst", Projection::worst)
                .text("missing", p -> p.ledger.life().missing().stream()
                        .map(missing -> missing.step().text())
                        .distinct()
                        .collect(Collectors.joining(",")))
                .update(UPDATE);
    }

    private @Nullable Instant at(Step step) {
        return ledger.life().at(step).orElse(null);
    }

    /** NaN where nothing was weighed: the column is null then. */
    private double kg(Step... steps) {
        return ledger.life().weight(steps).map(BigDecimal::doubleValue).orElse(Double.NaN);
    }

    private <T> Optional<T> said(Function<Facts, @Nullable T> what) {
        return ledger.life().said(event -> Optional.ofNullable(what.apply(event.facts())));
    }

    private <T> Optional<T> saidLast(Function<Facts, @Nullable T> what) {
        return ledger.life().saidLast(event -> Optional.ofNullable(what.apply(event.facts())));
    }

    private String kinds() {
        return verdict.standing().map(breach -> breach.kind().text()).distinct().collect(Collectors.joining(","));
    }

    private int worst() {
        return verdict.standing()
                .mapToInt(breach -> breach.rule().priority().ordinal())
                .max()
                .orElse(NOTHING_BROKEN);
    }
}
