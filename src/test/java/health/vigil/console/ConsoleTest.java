package health.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.EmbeddedPartsResource;
import health.vigil.ingest.AlarmSink;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.Limit;
import health.vigil.rules.Priority;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(InBrowser.FreshDatabase.class)
class ConsoleTest extends InBrowser {
    private static final String DEVICE = "console-test-outlet";
    private static final Rule LOW_CHLORINE = Rule.of(
            "console-test.free-chlorine.low",
            "游离氯低于下限",
            "Free chlorine below the lower limit",
            "free_chlorine",
            "mg/L",
            new Limit(Limit.Direction.BELOW, 0.3, false, 0),
            Duration.ZERO,
            Duration.ZERO,
            Priority.HIGH,
            new Source("GB 5749", "2022", "Table 2", true, LocalDate.of(2023, 4, 1), null));

    @Inject
    DataSource dataSource;

    @Inject
    AlarmSink alarms;

    @Test
    void signsInOnlyWithTheRightPassword() {
        browser.go("/");
        assertThat(browser.path()).isEqualTo("/sign-in");
        browser.signIn("admin", "wrong");
        assertThat(browser.text("[role=alert]")).isEqualTo("User name or password is wrong.");
        browser.signIn("admin", PASSWORD);
        assertThat(browser.text("#alarms-title")).startsWith("Current alarms");
    }

    @Test
    void signsOut() {
        signInAndLoad();
        browser.press(".who button");
        browser.see("[name=j_username]");
        browser.go("/");
        assertThat(browser.path()).isEqualTo("/sign-in");
    }

    @Test
    void remembersTheChosenLanguage() {
        signInAndLoad();
        browser.press(".languages a[lang=zh-CN]");
        browser.waiting().until(d -> browser.title().contains("当前报警"));
        browser.go("/");
        assertThat(browser.text("#devices-title")).startsWith("设备状态");
        assertThat(browser.attribute("html", "lang")).isEqualTo("zh-CN");
    }

    @Test
    void showsAnAlarmTheMomentItIsRaisedAndLetsAnOfficerAcknowledgeIt() throws SQLException {
        register();
        signInAndLoad();
        browser.run("window.notReloaded = true");

        var alarm = raise(0.21);

        var row = "[data-key='" + alarm + "']";
        assertThat(browser.text(row))
                .contains(
                        "Free chlorine below the lower limit", "GB 5749—2022", "Table 2", "0.21 mg/L", "limit 0.3 mg/L")
                .contains("Unacknowledged", "Test Works");
        browser.waiting().until(d -> browser.title().startsWith("(1)"));

        browser.press(row + " .acknowledge");
        browser.type("dialog textarea", "Dosing pump restarted");
        browser.press("dialog .primary");

        assertThat(browser.text(row + "[data-state=acknowledged]")).contains("admin");
        assertThat(browser.title()).doesNotStartWith("(");
        assertThat(browser.run("return window.notReloaded")).isEqualTo(true);
        assertThat(comment(alarm)).isEqualTo("Dosing pump restarted");
    }

    @Test
    void anOfficerShelvesAnAlarmForATimeAndEndsThat() throws SQLException {
        register();
        var alarm = raise(0.2);
        signInAndLoad();
        var row = "[data-key='" + alarm + "']";

        browser.press(row + " .shelve");
        assertThat(browser.text("dialog h2")).isEqualTo("Shelve the alarm");
        browser.type("dialog textarea", "Sensor is being changed");
        browser.press("dialog .primary");

        assertThat(browser.text(row + "[data-state=shelved]")).contains("Shelved", "Sensor is being changed", "admin");
        assertThat(browser.title()).doesNotStartWith("(");
        browser.press(row + " .unshelve");
        browser.press("dialog .primary");
        browser.see(row + "[data-state=unacknowledged]");
    }

    @Test
    void showsHowTheAlarmSystemDoes() throws SQLException {
        register();
        raise(0.2);
        browser.width(375);
        signInAndLoad();
        browser.press(".pages a[href='/kpi']");

        assertThat(browser.text("[data-id=per_10_min_peak]"))
                .contains("Most in 10 minutes", "target: at most 10", "met");
        assertThat(browser.text("[data-id=priority_high][data-verdict=missed]")).contains("100 %");
        assertThat(browser.text("#actor-list"))
                .contains("Free chlorine below the lower limit · Plant outlet", "1 alarms, 100 %");
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(375L);
        browser.press(".languages a[lang=zh-CN]");
        browser.waiting().until(d -> browser.title().contains("报警绩效"));
        assertThat(browser.path()).isEqualTo("/kpi");
        assertThat(browser.text("[data-id=chattering]")).contains("抖动");
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(375L);
    }

    @Test
    void warnsOfAnAlarmFlood() throws SQLException {
        register();
        for (var i = 0; i < 11; i++) {
            raise(0.2);
        }
        signInAndLoad();

        assertThat(browser.text("#flood")).contains("Alarm flood in Futian", "11 alarms in 10 minutes");
    }

    @Test
    void fitsAPhoneWithoutScrollingSideways() throws SQLException {
        register();
        raise(0.19);
        browser.width(375);
        browser.go("/sign-in");
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(375L);
        signInAndLoad();
        browser.see("#alarm-list .alarm");
        browser.see("#device-list .device");
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(375L);
        browser.width(360);
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
    }

    @Test
    void showsADeviceThatWasNeverHeard() throws SQLException {
        register();
        signInAndLoad();
        assertThat(browser.text("[data-key='" + DEVICE + "']")).contains("Never heard", "Drinking water");
    }

    private void signInAndLoad() {
        browser.signIn("admin", PASSWORD);
        browser.see("#live[data-state=on]");
    }

    private UUID raise(double value) throws SQLException {
        var alarm = UUID.randomUUID();
        var now = Instant.now();
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            alarms.record(
                    connection,
                    List.of(new AlarmChange.Raised(
                            alarm,
                            LOW_CHLORINE,
                            DEVICE,
                            null,
                            "free_chlorine",
                            false,
                            List.of(),
                            now.minusSeconds(60),
                            now,
                            value)));
            connection.commit();
        }
        alarms.committed();
        return alarm;
    }

    private String comment(UUID alarm) throws SQLException {
        try (var connection = dataSource.getConnection();
                var query = connection.prepareStatement(
                        "SELECT comment FROM alarm_history WHERE alarm_id = ? AND kind = 'acknowledged'")) {
            query.setObject(1, alarm);
            try (var rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    private void register() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    DELETE FROM delivery_attempt; DELETE FROM notification; DELETE FROM announcement; DELETE FROM escalation;
                    DELETE FROM alarm_history; DELETE FROM alarm;
                    INSERT INTO jurisdiction (code, name, name_en, level)
                        VALUES ('440304', '福田区', 'Futian', 'county') ON CONFLICT DO NOTHING;
                    INSERT INTO site (id, name, name_en, jurisdiction, kind)
                        VALUES ('console-test-site', '测试水厂', 'Test Works', '440304', 'water_works') ON CONFLICT DO NOTHING;
                    INSERT INTO device (id, site, name, name_en, family, sampling_point, interval_s)
                        VALUES ('console-test-outlet', 'console-test-site', '出厂水', 'Plant outlet', 'drinking_water',
                                'plant_outlet', 60) ON CONFLICT DO NOTHING;
                    """);
        }
    }
}
