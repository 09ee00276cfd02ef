package health.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.Alarms;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(InBrowser.FreshDatabase.class)
class AlarmPageTest extends InBrowser {
    @Inject
    Alarms alarms;

    @BeforeEach
    void nobodyIsToldYet() throws SQLException {
        alarms.execute("UPDATE recipient SET enabled = false");
    }

    @Test
    void theLinkOfANotificationLeadsToTheAlarmWithAllThatIsKnownOfIt() throws Exception {
        try (var regulator = new Regulator()) {
            recipient("Wujiang CDC", regulator.url());
            var raised = Alarms.raised(alarms.device("drinking_water", "440203"), Priority.HIGH);
            readings(raised.device());
            alarms.commit(raised, Alarms.cleared(raised));
            var event = regulator.next();
            regulator.next();
            var link = event.getString("data.links.console");
            var path = link.substring(link.indexOf("/alarms/"));
            await().until(
                            () -> api().get("/api/v1/alarms/" + raised.alarm())
                                    .path("deliveries.state")
                                    .toString(),
                            equalTo("[delivered, delivered]"));

            browser.go(path);
            assertThat(browser.path()).isEqualTo("/sign-in");
            browser.type("[name=j_username]", "admin");
            browser.type("[name=j_password]", PASSWORD);
            browser.press("form button");

            assertThat(browser.text("#sentence:not(:empty)"))
                    .startsWith("Xihe Waterworks, Plant outlet: Turbidity above limit, 1.35 NTU (limit 1 NTU, GB 5749");
            assertThat(browser.path()).isEqualTo(path);
            assertThat(browser.text("#alarm .alarm[data-state=returned_unacknowledged]"))
                    .contains("GB 5749—2022 · Table 1", "statutory", "1.35 NTU");
            assertThat(browser.attribute("#chart svg", "aria-label"))
                    .startsWith("3 readings")
                    .contains("highest 1.35 NTU");
            browser.reads(
                    "#deadlines",
                    "An alarm is not yet an incident",
                    "if it is a public-health emergency",
                    "If so: by",
                    "第二十条");
            browser.reads("#history", "Raised", "Cleared", "back inside the limit", "0.6 NTU");
            var told = browser.text("#told-list");
            assertThat(told).contains("Wujiang CDC", "Alarm raised", "Alarm cleared", "delivered", "1 attempt");
            browser.press("#told-list summary");
            browser.reads("#told-list details[open] ol", "HTTP 200", "ms", "received, thank you");
            fitsWithoutScrollingSideways();
        }
    }

    @Test
    void tellsWhomItGoesToNextUnlessSomebodyTakesNote() throws Exception {
        api().post("/api/v1/routing-sets/shaoguan-2019/import").then().statusCode(201);
        try {
            api().body(
                            """
                            {"name": "Bureau of Wujiang", "url": "https://health.example/alerts",
                             "office": {"kind": "department", "department": "health", "jurisdiction": "440203"}}
                            """)
                    .post("/api/v1/recipients")
                    .then()
                    .statusCode(201);
            var raised = Alarms.raised(alarms.device("drinking_water", "440203"), Priority.HIGH);
            alarms.commit(raised);
            enter("admin");
            browser.go("/alarms/" + raised.alarm());

            browser.reads(
                    "#next-step",
                    "If nobody acknowledges it, Bureau of Wujiang (Lead departments of the county) is told next:");
            browser.press("#alarm .acknowledge");
            browser.press("dialog .primary");
            browser.reads("#next-step", "Escalation has stopped");
        } finally {
            alarms.execute("DELETE FROM routing_document; UPDATE routing_revision SET revision = revision + 1");
        }
    }

    @Test
    void anOfficerAcknowledgesAndCommentsOnItsPage() throws Exception {
        var raised = Alarms.raised(alarms.device("drinking_water", "440203"), Priority.HIGH);
        alarms.commit(raised);
        enter(user("officer"));
        browser.go("/alarms/" + raised.alarm());
        assertThat(browser.text("#told-hint")).isEqualTo("Nobody was told.");

        browser.press("#alarm .comment");
        browser.type("dialog textarea", "Filter is being washed");
        browser.press("dialog .primary");
        browser.reads(".entry[data-kind=commented]", "Filter is being washed", "officer-");

        browser.press("#alarm .acknowledge");
        browser.press("dialog .primary");
        browser.see("#alarm .alarm[data-state=acknowledged]");
        browser.see(".entry[data-kind=acknowledged]");
    }

    @Test
    void showsEscalationSilenceAndExpiredAcknowledgementInItsHistory() throws Exception {
        var raised = Alarms.raised(alarms.device("drinking_water", "440203"), Priority.HIGH);
        alarms.commit(raised);
        entry(raised.alarm(), 2, "escalated", "county-lead", "武江区 卫生健康局");
        entry(raised.alarm(), 3, "acknowledgement_expired", "expired", null);
        entry(raised.alarm(), 4, "silenced", "pipes are flushed", null);
        enter("admin");
        browser.go("/alarms/" + raised.alarm());

        browser.reads(".entry[data-kind=escalated]", "Lead departments of the county");
        assertThat(browser.text("#history"))
                .contains("Escalated", "told: 武江区 卫生健康局")
                .contains("Acknowledgement expired, to be acknowledged again", "its time was over")
                .contains("Silenced", "pipes are flushed", "until");
    }

    @Test
    void whatIsNoAlarmGetsAReadablePage() {
        enter("admin");
        for (var wrong : new String[] {UUID.randomUUID().toString(), "no-id", "%3Cb%3E%22%20x"}) {
            api().get("/alarms/" + UUID.randomUUID()).then().statusCode(404);
            browser.go("/alarms/" + wrong);
            assertThat(browser.text("main h2")).isEqualTo("There is no such alarm");
            fitsWithoutScrollingSideways();
            forgives(404);
        }
        browser.press(".languages a[lang=zh-CN]");
        browser.waiting().until(d -> browser.title().startsWith("没有这条报警"));
        assertThat(browser.path()).isEqualTo("/alarms/%3Cb%3E%22%20x");
        forgives(404);
        browser.press("main .button");
        browser.see("#live");
    }

    private void readings(String device) throws SQLException {
        for (var reading : Map.of("00:05", 0.6, "00:12", 1.35, "00:30", 0.7).entrySet()) {
            alarms.execute(
                    """
                    INSERT INTO reading (time, device_key, field_id, flags, value)
                    SELECT '2026-11-22T%s:00Z', d.key, f.id, 0, %s FROM device d, field f
                    WHERE d.id = '%s' AND f.name = 'turbidity'
                    """
                            .formatted(reading.getKey(), reading.getValue(), device));
        }
    }

    private void entry(UUID alarm, int sequence, String kind, String reason, String comment) throws SQLException {
        alarms.execute(
                """
                INSERT INTO alarm_history (alarm_id, sequence, kind, at, actor, reason, comment, until)
                VALUES ('%s', %d, '%s', now(), 'vigil', '%s', %s, now() + INTERVAL '1 hour')
                """
                        .formatted(alarm, sequence, kind, reason, comment == null ? "NULL" : "'" + comment + "'"));
    }
}
