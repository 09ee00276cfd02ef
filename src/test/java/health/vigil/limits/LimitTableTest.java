package health.vigil.limits;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What dashboards draw is what is judged by. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "chen", roles = "admin")
class LimitTableTest {
    private static final String LAW = "gb5749-2022.turbidity.high";
    private static final String LINES =
            "SELECT value::text || ' ' || unit || ' ' || bound || ' ' || standard || '-' || edition"
                    + " || CASE WHEN valid_until IS NULL THEN '' ELSE ' for a time' END"
                    + " FROM dashboard.limit_in_force WHERE device = '" + Waterworks.DEVICE + "' AND rule = '" + LAW
                    + "' ORDER BY valid_from";

    @Inject
    DataSource database;

    @Inject
    RuleTables tables;

    @Inject
    RulesInForce rules;

    @BeforeEach
    void register() {
        empty();
        Waterworks.register();
    }

    @AfterEach
    void empty() {
        tables.empty();
        rules.refresh();
    }

    @Test
    void drawsALimitWithItsSource() {
        await().untilAsserted(() -> assertThat(lines()).containsExactly("1 NTU high GB 5749-2022"));
    }

    @Test
    void drawsAnOverrideWhileItLasts() {
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "rule",
                        LAW,
                        "device",
                        Waterworks.DEVICE,
                        "threshold",
                        0.5,
                        "why",
                        "flood season",
                        "until",
                        Instant.now()
                                .plus(Duration.ofDays(3))
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()))
                .post("/api/v1/overrides")
                .then()
                .statusCode(201);

        await().untilAsserted(() -> assertThat(lines())
                .containsExactly(
                        "1 NTU high GB 5749-2022 for a time",
                        "0.5 NTU high GB 5749-2022 for a time",
                        "1 NTU high GB 5749-2022"));
    }

    @Test
    void drawsNothingOfADeviceThatIsGone() {
        await().untilAsserted(() -> assertThat(lines()).isNotEmpty());

        given().delete("/api/v1/devices/" + Waterworks.DEVICE).then().statusCode(204);

        await().untilAsserted(() -> assertThat(lines()).isEmpty());
    }

    private List<String> lines() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(LINES)) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }
}
