package health.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(InBrowser.FreshDatabase.class)
class CustodyPagesTest extends InBrowser {
    private final String container =
            "HW-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();

    @BeforeEach
    void aHospital() {
        Hospital.register();
    }

    @Test
    void followsAContainerWithWhatIsMissingAndWhereItsWeightsDiffer() {
        Hospital.reports(
                container,
                "packed",
                Duration.ofHours(9),
                Map.of("by", "nurse-12", "signed_by", "王芳", "department", "内科", "category", "841-001-01"));
        Hospital.reports(
                container,
                "handed_over",
                Duration.ofHours(1),
                Map.of("weight_kg", 4.96, "to", "driver-7", "trip", "T-7"));
        Hospital.reports(
                container,
                "stored",
                Duration.ofHours(8),
                Map.of(
                        "weight_kg",
                        4.35,
                        "by",
                        "porter-3",
                        "to",
                        "store-1",
                        "scale",
                        "scale-2",
                        "scale_calibrated_until",
                        "2024-01-31"));
        enter("admin");
        browser.go("/containers/" + container);

        browser.reads("#state", "handed over");
        browser.reads("#facts", Hospital.NAME, "内科", "841-001-01 infectious", "T-7");
        browser.reads("#trail > :nth-child(1)", "Packed and sealed", "王芳 (nurse-12)", "recorded by admin");
        browser.reads("#trail > :nth-child(2)", "Missing: Collected from the department", "must have happened between");
        browser.reads(
                "#trail > :nth-child(3)",
                "Put into the store · 4.35 kg",
                "porter-3 → store-1",
                "reported late",
                "scale scale-2",
                "calibration ran out on 2024-01-31");
        browser.reads("#weighings tr:nth-child(2)", "hand-over to the carrier", "4.96 kg", "+0.61 kg (+14 %)");
        browser.reads("#weighings tr:nth-child(3)", "not weighed");
        browser.reads("#chain[data-intact=true]", "Hash chain intact", "3 records");
        assertThat(browser.text("#breach-list [data-key*='balance.container']")).contains("0.61");
        fitsWithoutScrollingSideways();

        browser.press("#breach-list [data-key*='balance.container'] a");
        browser.reads("#sentence", container);
        browser.press("#alarm .where a");
        assertThat(browser.text("h2")).contains(container);
    }

    @Test
    void anOfficerPutsOnRecordWhatNoDeviceSaw() {
        Hospital.hasInStore(container, "外科", 3.2, Duration.ofHours(1));
        enter(user("officer"));
        browser.go("/containers/" + container);
        browser.press("#record");
        new Select(browser.see("dialog [name=type]")).selectByValue("container.lost");
        browser.type("dialog [name=by]", "store-1");
        browser.type("dialog [name=why]", "Not there at the count");
        browser.press("dialog .primary");

        browser.reads("#recorded", "Recorded.");
        browser.reads("#state", "lost");
        browser.reads("#trail > :last-child", "Lost", "store-1", "Not there at the count", "recorded by officer-");
        fitsWithoutScrollingSideways();
    }

    @Test
    void aViewerCanNotRecordAnything() {
        Hospital.hasInStore(container, "外科", 3.2, Duration.ofHours(1));
        enter(user("viewer"));
        browser.go("/containers/" + container);
        browser.see("#trail .entry");
        assertThat(browser.see("#main").getText()).doesNotContain("Record an event");
    }

    @Test
    void theBoardTellsWhatIsWhereAndFollowsItWithoutJumping() {
        var ward = "妇科 " + container;
        var second = container + "-2";
        Hospital.hasInStore(container, ward, 3.2, Duration.ofHours(50));
        Hospital.hasInStore(second, ward, 2.1, Duration.ofHours(25));
        enter("admin");
        browser.go("/board?site=" + Hospital.SITE);
        var row = "tr.department[data-key$='" + ward + "']";
        browser.reads(row + " [data-stage=stored]", "2", "5.3 kg", "50 hr", "violation");
        browser.run("window.notReloaded = true");
        fitsWithoutScrollingSideways();

        Hospital.reports(container, "handed_over", Duration.ZERO, Map.of("weight_kg", 3.2));
        browser.width(1280);
        browser.reads(row + " [data-stage=handed_over]", "1", "3.2 kg");
        browser.reads(row + " [data-stage=stored]", "1", "2.1 kg", "25 hr", "notice");
        assertThat(browser.run("return window.notReloaded")).isEqualTo(true);

        browser.press(row + " [data-stage=stored] a");
        browser.reads("#container-list", second, Hospital.NAME, ward, "Next limit:");
        assertThat(browser.text("#counted")).isEqualTo("1 containers");
    }

    @Test
    void findsContainersByWhatTheyBreakAndByTheirLabel() {
        Hospital.hasInStore(container, "儿科", 3.2, Duration.ofHours(60));
        enter("admin");
        browser.go("/containers");
        new Select(browser.see("[name=breach]")).selectByValue("store_age");
        browser.press("[name=overdue]");
        browser.reads("[data-key='" + container + "']", "in store", "60 hr", "violation", "over by");
        assertThat(browser.path()).contains("breach=store_age").contains("overdue=true");
        fitsWithoutScrollingSideways();

        browser.type("[name=text]", container + Keys.ENTER);
        browser.reads("#clocks", "In the store for", "60 hr", "Past its last limit: over by");
    }

    @Test
    void whatIsNoContainerGetsAReadablePage() {
        enter("admin");
        browser.go("/containers/HW-NOT-THERE");
        assertThat(browser.text("main h2")).isEqualTo("There is no such container");
        forgives(404);
        browser.press(".languages a[lang=zh-CN]");
        browser.waiting().until(d -> browser.title().startsWith("没有这个容器"));
        forgives(404);
        browser.press("main .button");
        browser.see("#label");
        fitsWithoutScrollingSideways();
    }
}
