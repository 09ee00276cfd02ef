package health.vigil.deploy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Rules ask only for metrics that are exported, and lead to runbooks that exist. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "metrics", roles = "viewer")
class PrometheusRulesTest {
    private static final Pattern METRIC = Pattern.compile("\\b(vigil|disk)_[a-z_]+");
    private static final List<String> OF_A_RUNBOOK = List.of("## Impact", "## Diagnosis", "## Mitigation");

    @Test
    void asksForMetricsThatTheServiceExports() throws IOException {
        var asked = new TreeSet<String>();
        rules().map(rule -> METRIC.matcher((String) rule.get("expr")))
                .forEach(metrics -> metrics.results().forEach(found -> asked.add(found.group())));
        assertThat(asked).hasSizeGreaterThan(15);

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var exported = given().accept("text/plain")
                    .get("/q/metrics")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(asked).allSatisfy(metric -> assertThat(exported).containsPattern("(?m)^" + metric + "[ {]"));
            assertThat(exported).containsPattern("vigil_check_up\\{check=\"database\",?} 1\\.0");
            assertThat(exported).containsPattern("vigil_deliveries_total\\{result=\"dead\",?}");
        });
    }

    @Test
    void leadsToARunbookFromEveryAlert() throws IOException {
        rules().forEach(rule -> {
            var runbook = Path.of((String) ((Map<?, ?>) rule.get("annotations")).get("runbook"));
            assertThat(runbook).exists();
            assertThat(runbook).content().contains(OF_A_RUNBOOK);
        });
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> rules() throws IOException {
        Map<String, List<Map<String, Object>>> file =
                new Yaml().load(Files.readString(Path.of("deploy/prometheus/vigil-rules.yaml")));
        return file.get("groups").stream().flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream());
    }
}
