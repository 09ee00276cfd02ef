package health.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.Alarms;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(InBrowser.FreshDatabase.class)
class DeliveriesPageTest extends InBrowser {
    @Inject
    Alarms alarms;

    @BeforeEach
    void nobodyIsToldYet() throws SQLException {
        alarms.execute("UPDATE recipient SET enabled = false");
    }

    @Test
    void anAdministratorSendsAgainWhatWasGivenUp() throws Exception {
        try (var regulator = new Regulator()) {
            var recipient = recipient("Shaoguan Health Bureau", regulator.url());
            alarms.commit(raise(), raise());
            var first = regulator.next().getString("id");
            var second = regulator.next().getString("id");
            delivered(recipient);
            alarms.execute("UPDATE notification SET state = 'dead', delivered_at = NULL WHERE recipient_id = '"
                    + recipient + "'");

            enter("admin");
            browser.go("/deliveries?recipient=" + recipient);
            browser.reads("[data-state=dead]", "Alarm raised → Shaoguan Health Bureau", "given up", "1 attempt");
            fitsWithoutScrollingSideways();
            assertThat(browser.text("#redrive")).isEqualTo("Send again all 2 given up");
            browser.press("#redrive");
            browser.reads("dialog", "2 notifications that were given up are sent again to Shaoguan Health Bureau");
            browser.press("dialog .primary");

            assertThat(browser.text("#outcome")).isEqualTo("2 notifications are sent again.");
            assertThat(new String[] {
                        regulator.next().getString("id"), regulator.next().getString("id")
                    })
                    .containsExactlyInAnyOrder(first, second);
            browser.waiting().until(d -> browser.all("[data-state=delivered]").size() == 2);
            browser.press(".delivery summary");
            assertThat(browser.all(".delivery details[open] li")).hasSize(2);
        }
    }

    @Test
    void othersSeeWhatWasSentAndCanNotSendAgain() throws Exception {
        try (var regulator = new Regulator()) {
            var recipient = recipient("Wujiang Health Bureau", regulator.url());
            var raised = raise();
            alarms.commit(raised, raise());
            regulator.next();
            delivered(recipient);
            alarms.execute("UPDATE notification SET state = 'dead' WHERE recipient_id = '" + recipient + "'");

            enter(user("viewer"));
            browser.press(".pages a[href='/deliveries']");
            browser.type("#filter [name=alarm]", raised.alarm() + "\n");
            browser.waiting().until(d -> browser.all(".delivery").size() == 1);
            assertThat(browser.path()).isEqualTo("/deliveries?alarm=" + raised.alarm());
            assertThat(browser.attribute(".delivery[data-state=dead] a[href^='/alarms/']", "href"))
                    .endsWith(raised.alarm().toString());
            assertThat(browser.all(".pages a[href='/recipients']")).isEmpty();
            assertThat(browser.all("button.again")).isEmpty();
            assertThat(browser.text("#counted")).isEqualTo("1 notifications");
            assertThat(browser.all("#redrive:not([hidden])")).isEmpty();
        }
    }

    @Test
    void loadsMoreOfMany() throws Exception {
        try (var regulator = new Regulator()) {
            var recipient = recipient("Storm watcher", regulator.url());
            var first = raise();
            alarms.commit(IntStream.range(0, 52)
                    .mapToObj(i -> Alarms.later(first, Duration.ofHours(i)))
                    .toArray(AlarmChange[]::new));

            enter("admin");
            browser.go("/deliveries?recipient=" + recipient);
            browser.waiting().until(d -> browser.all(".delivery").size() == 50);
            browser.reads("#counted", "there are more");
            browser.press("#more");
            browser.waiting().until(d -> browser.all(".delivery").size() > 50);
        }
    }

    @Test
    void saysWhatIsWrongWithAFilter() {
        enter("admin");
        browser.go("/deliveries");
        browser.type("#filter [name=alarm]", "not-an-id\n");
        browser.reads("#hint", "'not-an-id' is not a UUID");
        forgives(400);
    }

    private AlarmChange.Raised raise() throws SQLException {
        return Alarms.raised(alarms.device("drinking_water", "440203"), Priority.HIGH);
    }

    private static void delivered(String recipient) {
        await().untilAsserted(() -> api().queryParam("recipient", recipient)
                .get("/api/v1/deliveries")
                .then()
                .body("items.state", everyItem(is("delivered"))));
    }
}
