package health.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.support.ui.Select;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(InBrowser.FreshDatabase.class)
class ReportsPageTest extends InBrowser {
    private final String container = "HW-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void wasteThatWasStoredForTooLong() {
        Hospital.register();
        Hospital.hasInStore(container, "骨科", 3.2, Duration.ofHours(60));
    }

    @Test
    void leadsToTheReportThatWasChosenInItsFormats() {
        enter(user("viewer"));
        browser.go("/reports");
        browser.press("input[value=waste-month]");
        browser.reads("#lacking", "Still to be chosen: Institution");
        browser.see("[name=site] option[value=" + Hospital.SITE + "]");
        new Select(browser.see("[name=site]")).selectByValue(Hospital.SITE);

        for (var format : new String[] {"html", "pdf", "csv"}) {
            var link = browser.attribute("#formats a[href*='format=" + format + "']", "href");
            assertThat(link).contains("/api/v1/reports/waste-month?site=" + Hospital.SITE + "&month=", "lang=en");
            api().urlEncodingEnabled(false).get(link).then().statusCode(200);
        }
        assertThat(browser.path()).startsWith("/reports?report=waste-month&site=" + Hospital.SITE);
        fitsWithoutScrollingSideways();
    }

    @Test
    void anOfficerConfirmsOrDismissesWhatIsProposedForScoring() {
        enter(user("officer"));
        browser.go("/reports?report=scoring&site=" + Hospital.SITE);
        var proposal = "#scoring-list .proposal[data-state=proposed]";
        browser.reads(proposal, Hospital.NAME, "proposed · 2 points", "art. 17");
        browser.press(proposal + " .dismiss");
        browser.type("dialog textarea", "The carrier could not come");
        browser.press("dialog .primary");

        browser.reads("#outcome", "Decided.");
        browser.reads("#scoring-list .proposal[data-state=dismissed]", "officer-", "The carrier could not come");
        fitsWithoutScrollingSideways();
    }

    @Test
    void aViewerSeesProposalsAndDecidesNothing() {
        enter(user("viewer"));
        browser.go("/reports?report=scoring&site=" + Hospital.SITE);
        browser.see("#scoring-list .proposal");
        assertThat(browser.all("#scoring-list button")).isEmpty();
    }
}
