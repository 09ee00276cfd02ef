package health.vigil.platform.demo;

import static java.util.Map.entry;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The departments 科室 whose waste the simulated wards pack, with their beds, and one that reports no waste at all. */
final class Wards implements Operations.Part {
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    /** Devices tell what was on its way in the last three days. */
    private static final int KNOWN_DAYS = 3;

    private static final int SILENT_DAYS = 12;
    private static final double OCCUPANCY = 0.85;

    private static final List<Ward> WARDS = List.of(
            new Ward("wujiang-hospital", "内科", "Internal medicine", 42, KNOWN_DAYS),
            new Ward("wujiang-hospital", "外科", "Surgery", 45, KNOWN_DAYS),
            new Ward("wujiang-hospital", "儿科", "Paediatrics", 24, SILENT_DAYS),
            new Ward("zhenjiang-infectious-hospital", "内科", "Internal medicine", 40, KNOWN_DAYS),
            new Ward("qujiang-hospital", "内科", "Internal medicine", 38, KNOWN_DAYS));

    private final LocalDate today;

    Wards(Instant now) {
        today = LocalDate.ofInstant(now, BEIJING);
    }

    private record Ward(String site, String name, String nameEn, int beds, int openForDays) {}

    @Override
    public void enter(ServiceApi api) throws IOException, InterruptedException {
        for (var ward : WARDS) {
            api.enter("/api/v1/departments", department(ward));
            api.enter(
                    "/api/v1/departments/%s/%s/days".formatted(ward.site(), ServiceApi.segment(ward.name())),
                    Map.of("days", occupied(ward)));
        }
    }

    private Map<String, ?> department(Ward ward) {
        return Map.ofEntries(
                entry("site", ward.site()),
                entry("name", ward.name()),
                entry("name_en", ward.nameEn()),
                entry("beds", ward.beds()),
                entry("open_from", today.minusDays(ward.openForDays()).toString()));
    }

    private List<Map<String, ?>> occupied(Ward ward) {
        return IntStream.rangeClosed(1, ward.openForDays())
                .<Map<String, ?>>mapToObj(ago -> Map.of(
                        "day", today.minusDays(ago).toString(), "occupied_beds", Math.round(ward.beds() * OCCUPANCY)))
                .toList();
    }
}
