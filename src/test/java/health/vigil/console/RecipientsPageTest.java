package health.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(InBrowser.FreshDatabase.class)
class RecipientsPageTest extends InBrowser {
    @Test
    void aRecipientIsAddedAndATestAlarmReachesIt() throws Exception {
        try (var regulator = new Regulator()) {
            visit("admin");
            browser.press("#add");
            field("name").sendKeys("Ruyuan CDC");
            field("url").sendKeys(regulator.url());
            field("digest.window").sendKeys("15");
            browser.run("const form = document.querySelector('#edit form').elements;"
                    + "form['quiet_hours.from'].value = '22:00'; form['quiet_hours.until'].value = '07:00';"
                    + "form.jurisdictions.value = '440203'; form.min_priority.value = 'medium'");
            fitsWithoutScrollingSideways();
            browser.press("#edit .primary");

            var secret = browser.attribute("#secret", "value");
            assertThat(secret).startsWith("whsec_");
            browser.reads("dialog.secret", "shown only now");
            browser.press("dialog.secret .primary");
            var card = card("Ruyuan CDC");
            assertThat(card.getText())
                    .contains("all families", "440203", "from priority Medium", "not tried yet")
                    .contains("Up to priority Low: gathered for 15 min", "Quiet 22:00–07:00: up to priority Low");
            assertThat(browser.run("return document.documentElement.outerHTML").toString())
                    .doesNotContain(secret);

            card.findElement(By.className("test")).click();
            browser.reads(".outcome", "The test alarm arrived: HTTP 200", "ms", "received, thank you");
            assertThat(regulator.next().getString("type")).isEqualTo("health.vigil.test");
            fitsWithoutScrollingSideways();

            card("Ruyuan CDC").findElement(By.className("rotate")).click();
            browser.press("dialog.confirm .primary");
            assertThat(browser.attribute("#secret", "value"))
                    .startsWith("whsec_")
                    .isNotEqualTo(secret);
            browser.press("dialog.secret .primary");
            browser.reads("#recipient-list", "old secret valid until");
        }
    }

    @Test
    void aTestAlarmThatDoesNotArriveSaysWhy() throws Exception {
        String url;
        try (var gone = new Regulator()) {
            url = gone.url();
        }
        recipient("Gone", url);
        visit("admin");
        card("Gone").findElement(By.className("test")).click();
        browser.reads(".outcome.bad", "did not arrive: unreachable, no answer", "refused");
    }

    @Test
    void whatIsWrongIsShownWhereItIs() {
        visit("admin");
        browser.press("#add");
        field("url").sendKeys("ftp://cdc.example");
        field("jurisdictions").sendKeys("44");
        browser.press("#edit .primary");

        assertThat(browser.text("#fault-name")).isEqualTo("is missing");
        assertThat(browser.text("#fault-url")).startsWith("must be http:// or https://");
        browser.reads("#fault-jurisdictions", "'44' is not a GB/T 2260 code");
        assertThat(field("name").getAttribute("aria-invalid")).isEqualTo("true");
        forgives(422);

        new Select(field("office.kind")).selectByValue("government");
        assertThat(browser.all("#edit [name=jurisdictions]")).noneMatch(WebElement::isDisplayed);
        browser.press("#edit .primary");
        browser.reads("[id='fault-office.jurisdiction']", "a government needs it");
        forgives(422);
        browser.press("#edit [value=cancel]");
    }

    @Test
    void aRecipientIsChangedAndDisabled() {
        recipient("Lechang CDC", "https://cdc.example/lechang");
        visit("admin");
        card("Lechang CDC").findElement(By.className("edit")).click();
        assertThat(field("url").getAttribute("value")).isEqualTo("https://cdc.example/lechang");
        new Select(field("office.kind")).selectByValue("unit_handler");
        field("office.site").sendKeys("lechang-waterworks");
        browser.press("#edit .primary");
        browser.reads("#recipient-list", "Told by the routes, as Duty handler of the unit (lechang-waterworks)");

        card("Lechang CDC").findElement(By.className("disable")).click();
        browser.reads("#recipient-list", "Lechang CDC\ndisabled");
        assertThat(card("Lechang CDC").getText()).contains("disabled", "lechang-waterworks");
        card("Lechang CDC").findElement(By.className("replay")).click();
        browser.press("dialog.confirm .primary");
        assertThat(browser.text(".outcome")).isEqualTo("0 notifications are sent again.");
    }

    @Test
    void isForAdministratorsOnly() {
        visit(user("officer"));
        assertThat(browser.text("#refused")).isEqualTo("Only administrators see and change recipients.");
        assertThat(browser.all(".pages a[href='/recipients'], #add")).isEmpty();
        fitsWithoutScrollingSideways();
    }

    private void visit(String user) {
        enter(user);
        browser.go("/recipients");
    }

    private WebElement field(String name) {
        return browser.see("#edit [name='" + name + "']");
    }

    private WebElement card(String name) {
        return browser.waiting().until(d -> browser.all(".recipient").stream()
                .filter(card -> card.findElement(By.tagName("h3")).getText().equals(name))
                .findFirst()
                .orElse(null));
    }
}
