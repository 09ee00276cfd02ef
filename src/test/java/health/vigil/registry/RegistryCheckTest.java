package health.vigil.registry;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.web.Fault;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryCheckTest {
    private static final String DEVICE =
            """
            devices:
              - id: dw-1
                site: works
                name: 出厂水监测仪
                name_en: Outlet analyser
                family: drinking_water
                sampling_point: plant_outlet
                disinfectant: free_chlorine
                interval_s: 60
                protocol: vigil_json
                fields: [ph, free_chlorine]
            """;
    private static final String HJ212 =
            """
            devices:
              - id: ww-2
                site: works
                name: 总排口监测仪
                name_en: Outfall analyser
                family: medical_wastewater
                sampling_point: outfall
                interval_s: 60
                protocol: hj212
                hj212: {mn: 440203A8900016F000169DC0, codes: {w01001: ph}}
                fields: [ph]
            """;
    private static final String SITE =
            """
            sites:
              - {id: a-pool, name: 游泳馆, name_en: Pool, jurisdiction: "440000", kind: pool, opening: %s}
            """;
    private static final Known KNOWN = new Known(
            Set.of("440000"),
            Set.of("works"),
            Map.of("440203A8900016F000169DC1", "ww-1"),
            Map.of("gateway", Optional.empty(), "behind", Optional.of("gateway")));

    private static ValidatorFactory factory;
    private static Validator validator;

    @BeforeAll
    static void open() {
        factory = Validation.buildDefaultValidatorFactory();
        validator = factory.getValidator();
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @Test
    void findsNothingWrongWithWholeDevices() {
        assertThat(faults(DEVICE)).isEmpty();
        assertThat(faults(HJ212)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id: dw-1             | id: DW_1                  | id             | 'DW_1' is not an id",
                "id: dw-1             | id: service               | id             | reserved",
                "site: works          | site: nowhere             | site           | no site 'nowhere'",
                "name_en: Outlet analyser | name_en: ' '          | name_en        | is missing",
                "family: drinking_water | family: water           | family         | must be one of drinking_water, swimming",
                "plant_outlet         | pool                      | sampling_point | which has plant_outlet, network_end",
                "disinfectant: free_chlorine | disinfectant: soap | disinfectant   | 'soap' is not one of drinking_water",
                "disinfectant: free_chlorine | facility_class: ct | facility_class | has none; leave it out",
                "interval_s: 60       | interval_s: 0             | interval_s     | 1 to 86400",
                "protocol: vigil_json | protocol: smoke           | protocol       | vigil_json, senml, hj212",
                "protocol: vigil_json | protocol: hj212           | hj212          | needs mn and codes",
                "interval_s: 60       | `interval_s: 60\n    gateway: dw-1`    | gateway | is the device itself",
                "interval_s: 60       | `interval_s: 60\n    gateway: nobody`  | gateway | no device 'nobody' in service",
                "interval_s: 60       | `interval_s: 60\n    gateway: behind`  | gateway | reports through 'gateway'; name that one",
                "[ph, free_chlorine]  | []                        | fields         | at least one",
                "[ph, free_chlorine]  | [ph, chlorine]            | fields         | no field 'chlorine'",
                "[ph, free_chlorine]  | [ph, ph]                  | fields         | 'ph' is there more than once",
                "[ph, free_chlorine]  | [ph, ~]                   | fields[1]      | is empty"
            })
    void tellsWhatIsWrongWithADevice(String right, String wrong, String path, String reason) {
        assertThat(faults(DEVICE.replace(right, wrong))).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("devices[0]." + path);
            assertThat(fault.reason()).contains(reason);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "440203A8900016F000169DC0 | 440203          | hj212.mn           | 24 of 0-9 and A-F",
                "440203A8900016F000169DC0 | 440203A8900016F000169DC1 | hj212.mn  | number of device 'ww-1'",
                "{w01001: ph}             | {}              | hj212.codes        | at least one",
                "{w01001: ph}             | {w01018: cod}   | hj212.codes.w01018 | not among the device's fields",
                "protocol: hj212          | protocol: senml | hj212              | only for devices with protocol hj212"
            })
    void tellsWhatIsWrongWithAnHj212Table(String right, String wrong, String path, String reason) {
        assertThat(faults(HJ212.replace(right, wrong))).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("devices[0]." + path);
            assertThat(fault.reason()).contains(reason);
        });
    }

    @Test
    void refusesAGatewayToADeviceThatIsAGatewayItself() {
        var gateway = DEVICE.replace("dw-1", "gateway").replace("interval_s: 60", "interval_s: 60\n    gateway: other");
        var other = DEVICE.replace("dw-1", "other").replace("devices:\n", "");
        assertThat(faults(gateway + other))
                .containsExactly(
                        new Fault("devices[0].gateway", "must be left out: 'behind' reports through this device"));
    }

    @Test
    void letsADeviceReportThroughOneOfTheSameFile() {
        var behind = DEVICE.replace("dw-1", "dw-2").replace("interval_s: 60", "interval_s: 60\n    gateway: dw-1");
        assertThat(faults(behind + DEVICE.replace("devices:\n", ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{mon: [9-17]}                              | opening.mon[0]                   | '9-17' is not a span such as",
                "{tue: ['08:00-12:00', '14:00-25:00']}      | opening.tue[1]                   | '25:00' is not a time of day",
                "{wed: ['21:00-06:00']}                     | opening.wed[0]                   | write a night as two spans",
                "{thu: ['09:00-12:00', '11:00-13:00']}      | opening.thu                      | overlap at 11:00",
                "{fri: ['09:00-12:00'], exceptions: {31.12.2026: []}}   | opening.exceptions.31.12.2026 | not a date",
                "{fri: ['09:00-12:00'], exceptions: {2026-12-31: [noon]}} | opening.exceptions.2026-12-31[0] | 'noon'",
                "{sat: []}                                  | opening                          | is never",
            })
    void tellsWhatIsWrongWithOpeningHours(String opening, String path, String reason) {
        assertThat(faults(SITE.formatted(opening))).anySatisfy(fault -> {
            assertThat(fault.path()).isEqualTo("sites[0]." + path);
            assertThat(fault.reason()).contains(reason);
        });
    }

    @Test
    void takesOpeningHoursUntilTheEndOfTheDay() {
        assertThat(faults(SITE.formatted("{sun: ['00:00-06:00', '18:00-24:00'], exceptions: {2026-12-31: []}}")))
                .isEmpty();
    }

    @Test
    void refersToWhatTheSameFileBrings() {
        assertThat(faults(
                        """
                                jurisdictions:
                                  - {code: "440203", name: 武江区, name_en: Wujiang, level: county, parent: "440200"}
                                  - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                                sites:
                                  - {id: new-works, name: 水厂, name_en: Works, jurisdiction: "440203", kind: waterworks}
                                """
                                + DEVICE.replace("site: works", "site: new-works")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{code: 4402, name: a, name_en: a, level: county}                       | code   | GB/T 2260",
                "{code: 440200, name: a, name_en: a, level: county}                     | level  | which is prefecture",
                "{code: 440200, name: a, name_en: a, level: prefecture, parent: 430000} | parent | no jurisdiction '430000'",
                "{code: 431100, name: a, name_en: a, level: prefecture, parent: 440000} | parent | 440000 is not above 431100"
            })
    void tellsWhatIsWrongWithAJurisdiction(String entry, String path, String reason) {
        assertThat(faults("jurisdictions: [" + entry + "]")).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("jurisdictions[0]." + path);
            assertThat(fault.reason()).contains(reason);
        });
    }

    @Test
    void tellsWhatIsWrongWithASite() {
        assertThat(
                        faults(
                                """
                                sites:
                                  - {id: a-site, name: 水厂, name_en: Works, jurisdiction: "1", kind: Water works, latitude: 91}
                                """))
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(
                        "sites[0].kind", "sites[0].latitude", "sites[0].jurisdiction", "sites[0].longitude");
    }

    @Test
    void tellsOfEntriesThatAreThereTwice() {
        assertThat(faults(DEVICE + DEVICE.replace("devices:\n", "")))
                .containsExactly(new Fault("devices[1].id", "'dw-1' is there more than once"));
    }

    private static List<Fault> faults(String yaml) {
        var draft = YamlFile.read(yaml.getBytes(StandardCharsets.UTF_8));
        return new RegistryCheck(validator, FieldCatalogueFile.load()).faults(draft, KNOWN);
    }
}
