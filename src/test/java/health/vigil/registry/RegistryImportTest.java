package health.vigil.registry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "keeper", roles = "admin")
class RegistryImportTest {
    @Inject
    Registry registry;

    @Inject
    RegistryTables tables;

    @BeforeEach
    @AfterEach
    void empty() {
        tables.empty();
        registry.refresh().await().indefinitely();
    }

    @Test
    void importsTheDemonstrationPrefectureAndChangesNothingTheSecondTime() {
        yaml(demo()).statusCode(200).body("created", equalTo(12 + 32 + 66)).body("updated", equalTo(0));
        yaml(demo()).statusCode(200).body("unchanged", equalTo(12 + 32 + 66)).body("created", equalTo(0));

        assertThat(registry.snapshot().devices()).hasSize(66);
        assertThat(registry.snapshot().devices()).extracting(Device::family).contains(Family.values());
        var outfall = registry.snapshot().device("ww-440204-outfall").orElseThrow();
        assertThat(outfall.jurisdiction()).isEqualTo("440204");
        assertThat(outfall.hjCodes()).containsEntry("w19011", "total_residual_chlorine");
        assertThat(outfall.facility()).contains("infectious");
        assertThat(registry.snapshot().device("mw-440203-ward-1").orElseThrow().gateway())
                .isEqualTo("mw-440203-store");
        var pool = registry.snapshot().device("sp-440203-pool").orElseThrow();
        assertThat(pool.open().isOpen(Instant.parse("2026-11-23T09:00:00+08:00")))
                .isTrue();
        assertThat(pool.open().isOpen(Instant.parse("2026-11-23T21:30:00+08:00")))
                .isFalse();
        assertThat(pool.open().isOpen(Instant.parse("2027-01-01T09:30:00+08:00")))
                .isFalse();
        given().get("/api/v1/sites/wujiang-pool")
                .then()
                .body("opening.sat", contains("08:00-12:00", "14:00-22:00"))
                .body("opening.exceptions.'2027-02-06'", hasSize(0));
    }

    @Test
    void demonstratesEachFamilyAndEveryCounty() {
        yaml(demo());
        for (var family : Family.values()) {
            var count = registry.snapshot().devices().stream()
                    .filter(d -> d.family() == family)
                    .count();
            assertThat(count).as(family.text()).isGreaterThanOrEqualTo(5);
        }
        assertThat(registry.snapshot().devices().stream()
                        .map(Device::jurisdiction)
                        .distinct())
                .hasSize(10);
    }

    @Test
    void updatesOnlyWhatDiffers() {
        yaml(demo());
        yaml(demo().replaceFirst("interval_s: 60", "interval_s: 30"))
                .body("updated", equalTo(1))
                .body("unchanged", equalTo(12 + 32 + 65));
        assertThat(registry.snapshot().device("dw-440203-outlet").orElseThrow().interval())
                .hasSeconds(30);
    }

    @Test
    void importsNothingOfAFileWithFaultsAndTellsThemAll() {
        yaml(demo().replaceFirst("site: wujiang-waterworks", "site: nowhere")
                        .replaceFirst("family: radiation", "family: x"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("2 errors"))
                .body("errors", hasSize(2))
                .body("errors[0].path", equalTo("devices[0].site"))
                .body("errors[0].reason", equalTo("there is no site 'nowhere'"))
                .body("errors[1].reason", containsString("drinking_water, swimming_pool"));
        given().get("/api/v1/jurisdictions").then().body("items", hasSize(0));
        assertThat(registry.snapshot().devices()).isEmpty();
    }

    @Test
    void answersUnreadableYamlWithTheLine() {
        yaml("devices: [")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("line 1"));
    }

    @Test
    void importsDevicesFromCsv() {
        yaml(demo());
        csv("""
                        id,site,name,name_en,family,sampling_point,facility_class,disinfectant,interval_s,protocol,fields,hj212_mn,hj212_codes,gateway
                        ww-1,wujiang-hospital,总排口,Outfall,medical_wastewater,outfall,general_discharge,free_chlorine,60,hj212,ph flow,440203A8900016F000169FFF,w01001=ph w00000=flow,
                        dw-1,wujiang-estate,末梢水,Tap,drinking_water,network_end,,free_chlorine,60,,ph free_chlorine,,,ww-1
                        """)
                .statusCode(200)
                .body("created", equalTo(2));
        assertThat(registry.snapshot().device("ww-1").orElseThrow().hjCodes()).containsEntry("w00000", "flow");
        assertThat(registry.snapshot().device("dw-1").orElseThrow().gateway()).isEqualTo("ww-1");
    }

    @Test
    void tellsTheRowsOfCsvThatAreWrong() {
        csv("id,site,interval_s,fields\nDW 1,nowhere,60,ph\ndw-2,nowhere,0,chlorine\n")
                .statusCode(422)
                .body(
                        "errors.path",
                        hasItems("row 2, id", "row 2, site", "row 2, name_en", "row 3, interval_s", "row 3, fields"));
        csv("id\ndw-1,too,many\n").statusCode(400).body("detail", containsString("row 2"));
    }

    @Test
    void bringsTenThousandDevicesInAtOnce() {
        yaml(demo());
        var rows = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        "bulk-%d,wujiang-estate,末梢水,Tap,drinking_water,network_end,60,ph free_chlorine".formatted(i))
                .collect(Collectors.joining(
                        "\n", "id,site,name,name_en,family,sampling_point,interval_s,fields\n", "\n"));
        csv(rows).statusCode(200).body("created", equalTo(10_000));
        assertThat(registry.snapshot().devices()).hasSize(10_066);
        csv(rows).statusCode(200).body("unchanged", equalTo(10_000));
        var logins = given().accept("text/csv")
                .post("/api/v1/devices/credentials")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(logins.lines()).hasSize(1 + 10_066);
    }

    @Test
    @TestSecurity(user = "officer", roles = "officer")
    void letsOnlyAdministratorsImport() {
        yaml(demo()).statusCode(403);
        csv("id\n").statusCode(403);
    }

    private static ValidatableResponse yaml(String file) {
        return given().contentType("application/yaml")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then();
    }

    private static ValidatableResponse csv(String file) {
        return given().contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/devices/import")
                .then();
    }

    static String demo() {
        try (var file = RegistryImportTest.class.getResourceAsStream("/demo/shaoguan.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
