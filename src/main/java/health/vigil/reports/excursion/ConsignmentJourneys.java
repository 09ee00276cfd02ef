package health.vigil.reports.excursion;

import health.vigil.coldchain.exposure.Leg;
import health.vigil.coldchain.exposure.Requirement;
import health.vigil.coldchain.exposure.Span;
import health.vigil.coldchain.exposure.StorageClass;
import health.vigil.ingest.Rows;
import health.vigil.reports.excursion.Journey.Fact;
import health.vigil.reports.excursion.Journey.Subject;
import health.vigil.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Consignments on their way, through one equipment after another. */
@ApplicationScoped
class ConsignmentJourneys {
    private static final String CONSIGNMENT =
            """
            SELECT c.id, c.dispatched_at, c.arrived_at, f.name AS sender, f.name_en AS sender_en, t.name AS receiver,
                t.name_en AS receiver_en
            FROM consignment c JOIN site f ON f.id = c.from_site JOIN site t ON t.id = c.to_site WHERE true""";

    private static final String LOTS =
            """
            SELECT l.vaccine, l.manufacturer, l.lot, l.storage_class, l.long_term_frozen, l.freeze_sensitive, o.quantity
            FROM consignment_lot o JOIN vaccine_lot l ON l.id = o.lot WHERE true""";

    private static final String LEGS = "SELECT position, device_id, from_at, to_at FROM consignment_leg WHERE true";

    private final DataSource database;
    private final Equipments equipments;
    private final Temperatures temperatures;

    ConsignmentJourneys(DataSource database, Equipments equipments, Temperatures temperatures) {
        this.database = database;
        this.equipments = equipments;
        this.temperatures = temperatures;
    }

    private record Consignment(Instant dispatched, @Nullable Instant arrived, Fact sender, Fact receiver) {}

    private record Lot(String text, StorageClass storageClass, boolean longTermFrozen, boolean freezeSensitive) {}

    Journey of(String id, Instant now) {
        var consignment = consignment(id);
        var end = Optional.ofNullable(consignment.arrived).orElse(now);
        if (!consignment.dispatched.isBefore(end)) {
            throw Problems.badRequest("consignment: '" + id + "' is not on its way yet");
        }
        var lots = lots(id);
        var legs = legs(id, end);
        return new Journey(
                new Subject(
                        "consignment",
                        id,
                        consignment.sender.value() + " → " + consignment.receiver.value(),
                        consignment.sender.valueEn() + " → " + consignment.receiver.valueEn(),
                        List.of(
                                consignment.sender,
                                consignment.receiver,
                                Fact.of("lots", lots.stream().map(Lot::text).collect(Collectors.joining("; "))),
                                Fact.of(
                                        "stages",
                                        legs.stream()
                                                .map(leg -> leg.equipment().device())
                                                .collect(Collectors.joining(" → "))))),
                temperatures.record(new Span(consignment.dispatched, end), legs),
                requirement(id, lots));
    }

    private Consignment consignment(String id) {
        return new Rows(CONSIGNMENT)
                        .and("c.id = ?", id)
                        .list(
                                database,
                                row -> new Consignment(
                                        Rows.time(row, "dispatched_at"),
                                        Rows.instant(row, "arrived_at"),
                                        new Fact("sender", row.getString("sender"), row.getString("sender_en")),
                                        new Fact("receiver", row.getString("receiver"), row.getString("receiver_en"))))
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("There is no consignment '" + id + "'"));
    }

    private List<Lot> lots(String id) {
        return new Rows(LOTS)
                .and("o.consignment = ?", id)
                .then("ORDER BY l.vaccine, l.lot")
                .list(
                        database,
                        row -> new Lot(
                                "%s %s %s × %d"
                                        .formatted(
                                                row.getString("vaccine"),
                                                row.getString("manufacturer"),
                                                row.getString("lot"),
                                                row.getInt("quantity")),
                                StorageClass.of(row.getString("storage_class")).orElseThrow(),
                                row.getBoolean("long_term_frozen"),
                                row.getBoolean("freeze_sensitive")));
    }

    private List<Leg> legs(String id, Instant end) {
        return new Rows(LEGS)
                .and("consignment = ? AND from_at < ?", id, end)
                .then("ORDER BY position")
                .list(
                        database,
                        row -> new Leg(
                                row.getInt("position"),
                                equipments.of(row.getString("device_id")).equipment(),
                                Rows.time(row, "from_at"),
                                Optional.ofNullable(Rows.instant(row, "to_at"))
                                        .filter(to -> to.isBefore(end))
                                        .orElse(end)));
    }

    /** What travels together in one box needs the same range. */
    private static Requirement requirement(String id, List<Lot> lots) {
        var classes = lots.stream().map(Lot::storageClass).distinct().toList();
        if (classes.size() != 1) {
            throw Problems.conflict("Consignment '%s' has %s: its report needs one range"
                    .formatted(
                            id,
                            classes.isEmpty()
                                    ? "no vaccine lots"
                                    : "vaccines of several storage classes, "
                                            + classes.stream()
                                                    .map(StorageClass::text)
                                                    .collect(Collectors.joining(", "))));
        }
        return new Requirement(
                classes.get(0),
                lots.stream().anyMatch(Lot::longTermFrozen),
                lots.stream().anyMatch(Lot::freezeSensitive));
    }
}
