package health.vigil.platform.demo;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Hepatitis B vaccine on its way from the prefecture's store to a clinic, just arrived: in its box it froze. */
final class VaccineJourney implements Operations.Part {
    private static final String STORE = "cc-440204-fridge-1";
    private static final String VEHICLE = "cc-440200-vehicle-1";
    private static final String BOX = "cc-440200-box-2";

    private final Instant now;
    private final LocalDate today;

    VaccineJourney(Instant now) {
        this.now = now;
        this.today = LocalDate.ofInstant(now, ZoneOffset.ofHours(8));
    }

    @Override
    public void enter(ServiceApi api) throws IOException, InterruptedException {
        for (var equipment : List.of(
                equipment(STORE, "fridge", "立式医用冷藏柜 310 L", 120),
                equipment("cc-440204-freezer-1", "freezer", "医用低温柜 −25 °C 260 L", 120),
                equipment("cc-440224-fridge-1", "fridge", "医用冰衬冰箱 150 L", 330),
                equipment("cc-440205-fridge-1", "fridge", "医用冰衬冰箱 150 L", 380),
                equipment(VEHICLE, "vehicle", "疫苗冷藏车 4 m³", 60),
                equipment(BOX, "box", "疫苗冷藏箱 12 L", 60))) {
            api.enter("/api/v1/cold-equipment", equipment);
        }
        var lot = api.enter("/api/v1/vaccine-lots", lot());
        if (lot.isPresent()) {
            api.enter("/api/v1/consignments", consignment(lot.get()));
        }
    }

    private Map<String, ?> equipment(String device, String kind, String model, int calibratedDaysAgo) {
        var calibrated = today.minusDays(calibratedDaysAgo);
        return Map.of(
                "device", device,
                "kind", kind,
                "model", model,
                "calibrated_on", calibrated.toString(),
                "calibrated_until", calibrated.plusYears(1).minusDays(1).toString());
    }

    private Map<String, ?> lot() {
        return Map.of(
                "vaccine", "重组乙型肝炎疫苗（酿酒酵母）",
                "manufacturer", "示范生物制品有限公司",
                "specification", "10 μg/0.5 mL",
                "lot", "DEMO" + today.minusMonths(6).toString().replace("-", ""),
                "expiry", today.plusMonths(18).toString(),
                "storage_class", "refrigerated",
                "freeze_sensitive", true);
    }

    /** Its times are those of the simulator's scenario: in the box, three quarters of an hour ago, it began to freeze. */
    private Map<String, ?> consignment(JsonNode lot) {
        return Map.ofEntries(
                entry("id", "YM-" + today.toString().replace("-", "") + "-01"),
                entry("from_site", "zhenjiang-cdc"),
                entry("to_site", "renhua-clinic"),
                entry("lots", List.of(Map.of("lot", lot.path("id").asText(), "quantity", 240))),
                entry("legs", List.of(leg(STORE, 85, 80), leg(VEHICLE, 80, 45), leg(BOX, 45, 8))),
                entry("refrigeration", "冷藏车，末段冷藏箱加冰排"),
                entry("purpose", "预防接种"),
                entry("dispatched_at", ago(85)),
                entry("arrived_at", ago(8)),
                entry("departure_temp", 4.6),
                entry("departure_ambient", 23.0),
                entry("mileage_km", 42),
                entry("sender", "何国平"),
                entry("carrier", "邓建华"));
    }

    private Map<String, ?> leg(String device, int fromMinutesAgo, int toMinutesAgo) {
        return Map.of("device", device, "from", ago(fromMinutesAgo), "to", ago(toMinutesAgo));
    }

    private String ago(int minutes) {
        return now.minusSeconds(60L * minutes).toString();
    }
}
