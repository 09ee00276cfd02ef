package health.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.Alarms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(InBrowser.FreshDatabase.class)
class RoutingPageTest extends InBrowser {
    private static final String DEVICE = "routed-outlet";
    private static final String RULE = "gb5749-2022.turbidity";

    @Inject
    Alarms store;

    @BeforeEach
    void aWaterworksInWujiang() throws SQLException {
        withoutSets();
        store.execute("UPDATE recipient SET enabled = false");
        api().contentType("application/yaml")
                .body(
                        """
                        jurisdictions:
                          - {code: "440000", name: 广东省, name_en: Guangdong, level: province}
                          - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                          - {code: "440203", name: 武江区, name_en: Wujiang, level: county, parent: "440200"}
                        sites:
                          - {id: routed-works, name: 西河水厂, name_en: Xihe Waterworks, jurisdiction: "440203", kind: waterworks}
                        devices:
                          - id: routed-outlet
                            site: routed-works
                            name: 出厂水
                            name_en: Plant outlet
                            family: drinking_water
                            sampling_point: plant_outlet
                            disinfectant: free_chlorine
                            interval_s: 60
                            fields: [free_chlorine, ph, turbidity]
                        """
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void withoutSets() throws SQLException {
        store.execute("DELETE FROM routing_document; UPDATE routing_revision SET revision = revision + 1");
    }

    @Test
    void importsASetAndTellsWhoWouldBeToldAndWhoIsMissing() throws Exception {
        api().body(
                        """
                        {"name": "Wujiang Health Bureau", "url": "https://health.example/alerts",
                         "office": {"kind": "department", "department": "health", "jurisdiction": "440203"}}
                        """)
                .post("/api/v1/recipients")
                .then()
                .statusCode(201);
        visit("admin");
        browser.reads("#none-in-force", "No routing set is in force");
        browser.reads("#calendar-list", "Working days of China", "2026", "国务院办公厅");
        browser.press("[aria-label='Import: shaoguan-2019']");
        browser.press("dialog .primary");
        browser.reads("[data-standing=in_force]", "韶府办发函〔2019〕88号", "imported by admin");

        var device = browser.see("[name=device]");
        device.sendKeys(DEVICE);
        device.sendKeys(Keys.TAB);
        browser.see("[name=rule] option");
        new Select(browser.see("[name=rule]"))
                .selectByValue(browser.attribute("[name=rule] option[value*='" + RULE + "']", "value"));
        browser.reads(
                ".rung[data-part=lead]",
                "Wujiang Health Bureau",
                "lead",
                "Lead departments of the county",
                "CloudEvents",
                "韶府办发函〔2019〕88号");
        browser.reads("#gap", "Offices that nobody holds", "Duty handler of the unit", "routed-works", "at once");
        assertThat(browser.text("#asked")).startsWith("If it began at");
        assertThat(browser.path()).startsWith("/routing?device=" + DEVICE + "&rule=" + RULE);
        fitsWithoutScrollingSideways();

        browser.press("#gap a[href*='unit_handler']");
        assertThat(browser.attribute("#edit [name='office.site']", "value")).isEqualTo("routed-works");
        assertThat(browser.attribute("#edit [name='office.kind']", "value")).isEqualTo("unit_handler");
    }

    @Test
    void saysSoWhenNobodyWouldBeTold() {
        visit(user("viewer"));
        browser.see("#set-list .set");
        assertThat(browser.all("button.import")).isEmpty();
        browser.type("[name=device]", DEVICE + Keys.TAB);
        browser.reads("#hint", "Nobody would be told.");
        browser.press(".languages a[lang=zh-CN]");
        assertThat(browser.text("#none-in-force")).startsWith("没有生效的路由表");
        fitsWithoutScrollingSideways();
    }

    @Test
    void saysWhenThereIsNoSuchDevice() {
        visit("admin");
        browser.type("[name=device]", "no-such-device" + Keys.TAB);
        browser.reads("#hint", "There is no device no-such-device in service");
        assertThat(browser.see("[name=rule]").isEnabled()).isFalse();
        forgives(404);
    }

    private void visit(String user) {
        enter(user);
        browser.go("/routing");
    }
}
