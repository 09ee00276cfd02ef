package health.vigil.reports.excursion;

import health.vigil.coldchain.exposure.Equipment;
import health.vigil.coldchain.exposure.Holding;
import health.vigil.coldchain.exposure.Leg;
import health.vigil.coldchain.exposure.LoggingIntervals;
import health.vigil.coldchain.exposure.Requirement;
import health.vigil.coldchain.exposure.Span;
import health.vigil.coldchain.exposure.StorageClass;
import health.vigil.coldchain.exposure.TemperatureRecord;
import health.vigil.ingest.Rows;
import health.vigil.reports.excursion.Journey.Fact;
import health.vigil.reports.excursion.Journey.Subject;
import health.vigil.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Vaccine that stays in one fridge, freezer or cold room. */
@ApplicationScoped
class DeviceJourneys {
    private static final String SELECT =
            """
            SELECT d.id, d.name, d.name_en, d.family, d.sampling_point, d.facility_class, d.interval_s,
                s.name AS site, s.name_en AS site_en, s.address, j.name AS division, j.name_en AS division_en
            FROM device d JOIN site s ON s.id = d.site JOIN jurisdiction j ON j.code = s.jurisdiction WHERE true""";

    private final DataSource database;
    private final Temperatures temperatures;

    DeviceJourneys(DataSource database, Temperatures temperatures) {
        this.database = database;
        this.temperatures = temperatures;
    }

    private record Fridge(Subject subject, StorageClass storageClass, Holding holding) {}

    Journey of(String device, Instant from, Instant to) {
        var fridge = new Rows(SELECT)
                .and("d.id = ?", device).list(database, DeviceJourneys::fridge).stream()
                        .findFirst()
                        .orElseThrow(() -> Problems.notFound("There is no device '" + device + "'"));
        var equipment =
                new Equipment(device, fridge.holding, fridge.storageClass, new TreeSet<>(List.of(device)), null);
        var reach = LoggingIntervals.GSP.of(fridge.holding);
        var record = new TemperatureRecord(
                new Span(from, to),
                List.of(new Leg(1, equipment, from, to)),
                temperatures.of(equipment.probes(), from.minus(reach), to));
        return new Journey(fridge.subject, record, new Requirement(fridge.storageClass, false, false));
    }

    private static Fridge fridge(ResultSet row) throws SQLException {
        var id = row.getString("id");
        var facility = row.getString("facility_class");
        if (!row.getString("family").equals("vaccine_cold_chain")) {
            throw Problems.badRequest("device: '" + id + "' is not of the vaccine cold chain, but of "
                    + row.getString("family") + "; excursions of temperature are reported of cold-chain devices");
        }
        if (facility == null || StorageClass.of(facility).isEmpty()) {
            throw Problems.badRequest("device: '" + id
                    + "' is registered without a facility_class; say whether it is refrigerated, frozen or ultra_cold");
        }
        return new Fridge(
                new Subject(
                        "device",
                        id,
                        row.getString("name"),
                        row.getString("name_en"),
                        List.of(
                                new Fact("unit", row.getString("site"), row.getString("site_en")),
                                new Fact("division", row.getString("division"), row.getString("division_en")),
                                Fact.of("address", row.getString("address") == null ? "" : row.getString("address")),
                                Fact.of("interval", row.getInt("interval_s") + " s"))),
                StorageClass.of(facility).orElseThrow(),
                row.getString("sampling_point").equals("transport") ? Holding.TRANSPORT : Holding.STORAGE);
    }
}
