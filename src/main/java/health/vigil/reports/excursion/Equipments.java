package health.vigil.reports.excursion;

import health.vigil.coldchain.exposure.Equipment;
import health.vigil.coldchain.exposure.Holding;
import health.vigil.coldchain.exposure.StorageClass;
import health.vigil.ingest.Rows;
import health.vigil.reports.excursion.Journey.Fact;
import health.vigil.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Fridges, freezers, vehicles and boxes, as far as registry and cold chain know them. */
@ApplicationScoped
class Equipments {
    private static final String SELECT =
            """
            SELECT d.id, d.name, d.name_en, d.family, d.sampling_point, d.facility_class, d.interval_s,
                s.name AS site, s.name_en AS site_en, s.address, j.name AS division, j.name_en AS division_en,
                e.kind, e.model, e.probes, e.calibrated_on, e.calibrated_until
            FROM device d JOIN site s ON s.id = d.site JOIN jurisdiction j ON j.code = s.jurisdiction
            LEFT JOIN cold_equipment e ON e.device_id = d.id WHERE true""";

    private final DataSource database;

    Equipments(DataSource database) {
        this.database = database;
    }

    /** @param facts for the head of the report */
    record Described(Equipment equipment, String name, String nameEn, List<Fact> facts) {}

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem there is none, or its range isn't known */
    Described of(String device) {
        return new Rows(SELECT)
                .and("d.id = ?", device).list(database, Equipments::described).stream()
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("There is no device '" + device + "'"));
    }

    private static Described described(ResultSet row) throws SQLException {
        var equipment = new Equipment(
                row.getString("id"),
                row.getString("sampling_point").equals("transport") ? Holding.TRANSPORT : Holding.STORAGE,
                storageClass(row),
                probes(row),
                row.getObject("calibrated_until", LocalDate.class));
        return new Described(equipment, row.getString("name"), row.getString("name_en"), facts(row));
    }

    private static StorageClass storageClass(ResultSet row) throws SQLException {
        var id = row.getString("id");
        if (!row.getString("family").equals("vaccine_cold_chain")) {
            throw Problems.badRequest("device: '" + id + "' is not of the vaccine cold chain, but of "
                    + row.getString("family") + "; excursions of temperature are reported of cold-chain devices");
        }
        return Optional.ofNullable(row.getString("facility_class"))
                .flatMap(StorageClass::of)
                .orElseThrow(
                        () -> Problems.badRequest("device: '" + id + "' is registered without a facility_class; say "
                                + "whether it is refrigerated, frozen or ultra_cold"));
    }

    /** Without more knowledge the device is its own probe. */
    private static TreeSet<String> probes(ResultSet row) throws SQLException {
        var probes = row.getArray("probes");
        return new TreeSet<>(probes == null ? List.of(row.getString("id")) : List.of((String[]) probes.getArray()));
    }

    private static List<Fact> facts(ResultSet row) throws SQLException {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("unit", row.getString("site"), row.getString("site_en")));
        facts.add(new Fact("division", row.getString("division"), row.getString("division_en")));
        addIfKnown(facts, "address", row.getString("address"));
        addIfKnown(facts, "kind", row.getString("kind"));
        addIfKnown(facts, "model", row.getString("model"));
        addIfKnown(facts, "calibrated_on", row.getString("calibrated_on"));
        addIfKnown(facts, "calibrated_until", row.getString("calibrated_until"));
        facts.add(Fact.of("interval", row.getInt("interval_s") + " s"));
        return facts;
    }

    private static void addIfKnown(List<Fact> facts, String key, @Nullable String value) {
        if (value != null) {
            facts.add(Fact.of(key, value));
        }
    }
}
