package health.vigil.limits;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.rules.Limit;
import health.vigil.rules.Priority;
import health.vigil.rules.Rule;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the shipped packs say, against a table that was written from the standards. */
class ShippedLimitsTest {
    private static final Instant NOW =
            OffsetDateTime.parse("2026-03-01T08:00:00+08:00").toInstant();
    private static final Instant LAST_OF_2006_EDITION =
            OffsetDateTime.parse("2023-03-31T23:59:59+08:00").toInstant();

    @Test
    void sayExactlyWhatTheExpectationTableSays() {
        var shipped = Shipped.PACKS.all().stream()
                .flatMap(pack -> pack.limits().stream().flatMap(limit -> Expectation.of(pack, limit)))
                .filter(row -> !row.over().equals("nothing") || row.limit().signum() != 0)
                .map(Expectation::normalised)
                .toList();
        var expected = Expectation.all().stream().map(Expectation::normalised).toList();

        assertThat(shipped).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void judgeTheSameChlorineDifferentlyAtPlantOutletAndTap() {
        var outlet = drinkingWater("plant_outlet");
        var tap = drinkingWater("network_end");

        assertThat(brokenBy(0.2, "free_chlorine", outlet, NOW))
                .containsExactly("gb5749-2022.free_chlorine.low.plant_outlet");
        assertThat(brokenBy(0.2, "free_chlorine", tap, NOW)).isEmpty();
    }

    @Test
    void judgeTheSameChlorineDifferentlyAtContactTankAndOutfall() {
        var tank = wastewater("contact_tank_outlet", "general_discharge");
        var outfall = wastewater("outfall", "general_discharge");

        assertThat(brokenBy(4, "total_residual_chlorine", tank, NOW)).isEmpty();
        assertThat(brokenBy(4, "total_residual_chlorine", outfall, NOW))
                .containsExactly("gb18466-2005.total_residual_chlorine.high.outfall.general_discharge");
        assertThat(brokenBy(4, "total_residual_chlorine", wastewater("contact_tank_outlet", "infectious"), NOW))
                .containsExactly("gb18466-2005.total_residual_chlorine.low.contact_tank_outlet.infectious");
    }

    @Test
    void judgeByTheEditionInForceAtTheTimeOfMeasurement() {
        var outlet = drinkingWater("plant_outlet");

        assertThat(brokenBy(5, "free_chlorine", outlet, LAST_OF_2006_EDITION))
                .containsExactly("gb5749-2006.free_chlorine.high");
        assertThat(brokenBy(3, "free_chlorine", outlet, LAST_OF_2006_EDITION)).isEmpty();
        assertThat(brokenBy(3, "free_chlorine", outlet, LAST_OF_2006_EDITION.plusSeconds(1)))
                .containsExactly("gb5749-2022.free_chlorine.high", "eng-drinking-water.free_chlorine.early_high");
    }

    @Test
    void warnButNeverAccuseOnOneValueOfADailyMean() {
        var limits = Shipped.PACKS.all().stream()
                .flatMap(pack -> pack.limits().stream()
                        .filter(limit -> limit.averaging() == Averaging.DAILY_MEAN)
                        .map(limit -> limit.rule(pack.sourceOf(limit), Reporting.EVERY_MINUTE)))
                .toList();

        assertThat(limits).hasSize(21).allSatisfy(rule -> {
            assertThat(rule.source().legal()).isFalse();
            assertThat(rule.nameZh()).contains("预警");
            assertThat(rule.priority()).isEqualTo(Priority.MEDIUM);
        });
    }

    @Test
    void showUnverifiedDaysAndWeakEvidence() {
        var unverified = Shipped.PACKS.all().stream()
                .filter(LimitPack::validFromUnverified)
                .map(LimitPack::citation);
        var weak = Shipped.PACKS.all().stream()
                .flatMap(pack -> pack.limits().stream())
                .filter(limit ->
                        limit.evidence().contains("K-M") || limit.evidence().contains("K-L"))
                .map(LimitEntry::id);

        assertThat(unverified)
                .containsExactlyInAnyOrder(
                        "GB 5749-2006",
                        "GB 18466-2005",
                        "疫苗管理法-2019",
                        "WHO PQS-E006",
                        "医疗废物管理条例-2011",
                        "GB 39707-2020",
                        "疫苗储存和运输管理规范-2017",
                        "药品经营质量管理规范-附录3",
                        "GBZ 120-2020",
                        "GBZ 121-2020",
                        "GBZ 130-2020");
        assertThat(weak)
                .filteredOn(id -> !id.contains(".daily_mean."))
                .containsExactlyInAnyOrder(
                        "gb5749-2022.turbidity.high",
                        "vaccine-administration-law-2019.temp.high.frozen",
                        "gbz120-2020.dose_rate.high.nuclear_medicine",
                        "gbz121-2020.dose_rate.high.radiotherapy",
                        "eng-radiation.dose_rate.level1.radiotherapy",
                        "eng-radiation.weekly_dose.room_boundary",
                        "eng-radiation.weekly_dose.control_room");
    }

    @Test
    void areAllNamedInTheIndex() throws IOException, URISyntaxException {
        var folder = Path.of(LimitPacks.class.getResource("/limits/packs.txt").toURI())
                .getParent();
        List<String> files;
        try (var listing = Files.list(folder)) {
            files = listing.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .toList();
        }

        assertThat(Files.readAllLines(folder.resolve("packs.txt"))).containsExactlyInAnyOrderElementsOf(files);
    }

    private static List<String> brokenBy(double value, String field, Device device, Instant at) {
        return rulesOf(device, field).stream()
                .filter(rule -> rule.inForceAt(at))
                .filter(rule -> rule.condition() instanceof Limit limit && limit.violatedBy(value))
                .map(Rule::id)
                .toList();
    }

    private static List<Rule> rulesOf(Device device, String field) {
        return Shipped.BOOKS.of(List.of(device)).of(device.id()).valuesOf(field);
    }

    private static Device drinkingWater(String point) {
        return Expectation.device(Family.DRINKING_WATER, point, null, "free_chlorine", Duration.ofMinutes(1));
    }

    private static Device wastewater(String point, String facility) {
        return Expectation.device(Family.MEDICAL_WASTEWATER, point, facility, "free_chlorine", Duration.ofMinutes(1));
    }
}
