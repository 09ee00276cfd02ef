package health.vigil.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.rules.DeviceRules;
import health.vigil.rules.NoData;
import health.vigil.rules.OpeningHours;
import health.vigil.rules.Priority;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Rule;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RuleBooksTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TestFactory
    Stream<DynamicTest> bindEveryKindOfDeviceToItsRules() {
        return Expectation.csv("kinds.csv", KindRow.class).stream()
                .map(row -> dynamicTest(row.name(), () -> {
                    var rules = rulesOf(row.device());
                    assertThat(idsOf(rules)).containsExactlyInAnyOrderElementsOf(row.ids());
                }));
    }

    @Test
    void coverEveryKindInTheVocabulary() {
        var named = Expectation.csv("kinds.csv", KindRow.class).stream()
                .map(KindRow::name)
                .toList();
        var vocabulary = Arrays.stream(Family.values())
                .flatMap(family -> Vocabulary.samplingPoints(family).words().stream()
                        .flatMap(point -> orNone(Vocabulary.facilityClasses(family))
                                .flatMap(facility -> orNone(Vocabulary.disinfectants(family))
                                        .map(disinfectant ->
                                                String.join(" ", family.text(), point, facility, disinfectant)))))
                .toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(vocabulary);
    }

    private static Stream<String> orNone(Vocabulary vocabulary) {
        return vocabulary.words().isEmpty() ? Stream.of("-") : vocabulary.words().stream();
    }

    @Test
    void bindADeviceThatDoesNotSayWhatItDisinfectsWithToNoDisinfectantLimit() {
        var silent = Expectation.device(Family.DRINKING_WATER, "plant_outlet", null, null, MINUTE);

        assertThat(rulesOf(silent).valuesOf("free_chlorine")).isEmpty();
        assertThat(rulesOf(silent).valuesOf("turbidity")).isNotEmpty();
    }

    @Test
    void watchSilenceOfThreeIntervalsButAtLeastTwoMinutes() {
        assertThat(silenceOf(coldStore(Duration.ofMinutes(10)))).hasMinutes(30);
        assertThat(silenceOf(coldStore(Duration.ofSeconds(10)))).hasMinutes(2);
        assertThat(rulesOf(coldStore(Duration.ofMinutes(10))).timing().maxGap()).hasMinutes(30);
        assertThat(rulesOf(coldStore(Duration.ofSeconds(10))).timing().maxGap()).hasMinutes(2);
    }

    @Test
    void watchTheShortestOfSeveralSilences() {
        var keys = JsonNodeFactory.instance
                .objectNode()
                .put("id", "eng-silence.storage")
                .put("name", "冷库无数据")
                .put("name_en", "Cold store silent")
                .put("unit", "h")
                .put("clause", "test")
                .put("evidence", "ENG")
                .put("priority", "high");
        keys.putObject("applies")
                .put("family", "vaccine_cold_chain")
                .putArray("sampling_point")
                .add("storage");
        keys.putObject("silence").put("intervals", 2).put("at_least", "PT0S");
        var device = coldStore(Duration.ofMinutes(10));
        var replacing = List.of(Shipped.PACKS.check("eng-silence", keys));
        var rules = Shipped.BOOKS.of(List.of(device), replacing).of(device.id());

        assertThat(rules.noData()).extracting(Rule::id).isEqualTo("eng-silence.storage");
    }

    @Test
    void takeSilenceOfTheColdChainForABreachAndOthersForAFault() {
        for (var family : Family.values()) {
            var device = Expectation.device(family, "anywhere", null, null, MINUTE);
            var noData = Objects.requireNonNull(rulesOf(device).noData());

            assertThat(noData.priority()).isEqualTo(family == Family.VACCINE_COLD_CHAIN ? Priority.HIGH : Priority.LOW);
            assertThat(noData.source().legal()).isFalse();
        }
    }

    /** What is wrong with a process shows at any device of its family. */
    @Test
    void bindRulesOnProcessesToTheWholeFamily() {
        var waste = Family.MEDICAL_WASTE.samplingPoints().stream()
                .map(point -> rulesOf(Expectation.device(Family.MEDICAL_WASTE, point, null, null, MINUTE))
                        .process())
                .distinct()
                .toList();
        var kindsOfWaste = waste.get(0).stream().map(RuleBooksTest::kind).toList();
        var kindsOfVaccine = rulesOf(coldStore(MINUTE)).process().stream()
                .map(RuleBooksTest::kind)
                .toList();

        assertThat(waste).hasSize(1);
        assertThat(kindsOfWaste).doesNotContainAnyElementsOf(kindsOfVaccine);
        assertThat(EnumSet.copyOf(Stream.concat(kindsOfWaste.stream(), kindsOfVaccine.stream())
                        .toList()))
                .containsExactly(ProcessCheck.Kind.values());
    }

    private static ProcessCheck.Kind kind(Rule rule) {
        return ((ProcessCheck) rule.condition()).kind();
    }

    @Test
    void bindTheClocksOfTheStoreToMedicalWasteOnly() {
        var ward = Expectation.device(Family.MEDICAL_WASTE, "ward", null, null, MINUTE);

        assertThat(clocksOfTheStore(ward))
                .extracting(rule -> ((ProcessCheck) rule.condition()).time().toHours(), Rule::priority)
                .containsExactlyInAnyOrder(
                        tuple(24L, Priority.LOW), tuple(36L, Priority.MEDIUM), tuple(48L, Priority.HIGH));
        assertThat(clocksOfTheStore(coldStore(MINUTE))).isEmpty();
    }

    private static List<Rule> clocksOfTheStore(Device device) {
        return rulesOf(device).process().stream()
                .filter(rule -> kind(rule) == ProcessCheck.Kind.STORE_AGE)
                .toList();
    }

    @Test
    void shareRulesBetweenDevicesOfOneKind() {
        var devices = IntStream.range(0, 10_000)
                .mapToObj(key -> new Device(
                        key + 1,
                        "device-" + key,
                        "site",
                        "440203",
                        Family.VACCINE_COLD_CHAIN,
                        "storage",
                        key % 2 == 0 ? "refrigerated" : "frozen",
                        null,
                        MINUTE,
                        Map.of(),
                        null,
                        OpeningHours.ALWAYS,
                        Set.of()))
                .toList();
        var book = Shipped.BOOKS.of(devices);

        assertThat(book.byDevice()).hasSize(10_000);
        assertThat(book.of("device-9998")).isSameAs(book.of("device-0"));
        assertThat(book.of("device-9999")).isSameAs(book.of("device-1")).isNotSameAs(book.of("device-0"));
    }

    private static Duration silenceOf(Device device) {
        return ((NoData) Objects.requireNonNull(rulesOf(device).noData()).condition()).silence();
    }

    private static Device coldStore(Duration interval) {
        return Expectation.device(Family.VACCINE_COLD_CHAIN, "storage", "refrigerated", null, interval);
    }

    private static DeviceRules rulesOf(Device device) {
        return Shipped.BOOKS.of(List.of(device)).of(device.id());
    }

    private static List<String> idsOf(DeviceRules rules) {
        return Stream.of(
                        rules.values().values().stream().flatMap(List::stream),
                        rules.expressions().stream(),
                        Stream.ofNullable(rules.maintenance()),
                        Stream.ofNullable(rules.fieldNoData()),
                        Stream.ofNullable(rules.noData()))
                .flatMap(stream -> stream)
                .map(Rule::id)
                .toList();
    }

    /** A row of kinds.csv; a dash means that the device names nothing. */
    record KindRow(String family, String sampling_point, String facility_class, String disinfectant, String rules) {
        String name() {
            return String.join(" ", family, sampling_point, facility_class, disinfectant);
        }

        Device device() {
            var of = Family.of(family).orElseThrow();
            return Expectation.device(
                    of,
                    sampling_point,
                    facility_class.equals("-") ? null : facility_class,
                    disinfectant.equals("-") ? null : disinfectant,
                    MINUTE);
        }

        List<String> ids() {
            return List.of(rules.split(" "));
        }
    }
}
