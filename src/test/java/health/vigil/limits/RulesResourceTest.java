package health.vigil.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.vigil.registry.RegistrySnapshot;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesResourceTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final RulesResource resource = new RulesResource(
            new RuleCatalogue(Shipped.PACKS, () -> RuleChanges.NONE),
            new RuleExplanation(() -> RegistrySnapshot.EMPTY, () -> RuleChanges.NONE),
            Clock.systemUTC());

    @Test
    void listsAllRulesOnOnePage() {
        var list = resource.list(Optional.empty(), Optional.empty());

        assertThat(list.items())
                .hasSize(Shipped.PACKS.all().stream()
                        .mapToInt(pack -> pack.limits().size())
                        .sum());
        assertThat(list.nextCursor()).isNull();
    }

    @Test
    void filtersByFamilyAndStandard() {
        assertThat(resource.list(Optional.of("radiation"), Optional.empty()).items())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.applies().family()).isIn("radiation", null))
                .extracting(RuleView::id)
                .as("outages are of every family")
                .contains("eng-outage.site");
        assertThat(resource.list(Optional.empty(), Optional.of("GB 5749")).items())
                .extracting(RuleView::edition)
                .contains("2006", "2022");
        assertThat(resource.list(Optional.of("drinking_water"), Optional.of("GB 5749-2006"))
                        .items())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.edition()).isEqualTo("2006"));
        assertThat(resource.list(Optional.of("radiation"), Optional.of("GB 5749"))
                        .items())
                .isEmpty();
    }

    @Test
    void saysWhichFamiliesThereAre() {
        assertThatThrownBy(() -> resource.list(Optional.of("air"), Optional.empty()))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(400);
                    assertThat(problem.getDetail()).contains("\"air\"", "drinking_water", "radiation");
                });
    }

    @Test
    void answersWithTheLegalBasisOfARule() throws JsonProcessingException {
        var rule = resource.one("gb5749-2022.free_chlorine.low.plant_outlet", Optional.empty());

        assertThat(JSON.readTree(JSON.writeValueAsString(rule)))
                .isEqualTo(
                        JSON.readTree(
                                """
                {"id": "gb5749-2022.free_chlorine.low.plant_outlet",
                 "name": "出厂水游离氯偏低", "name_en": "Free chlorine low at plant outlet",
                 "standard": "GB 5749", "edition": "2022",
                 "title": "生活饮用水卫生标准", "title_en": "Standards for drinking water quality",
                 "clause": "Table 2", "legal": true, "evidence": "S29, K-H",
                 "valid_from": "2023-04-01", "valid_from_unverified": false,
                 "applies": {"family": "drinking_water", "sampling_point": ["plant_outlet"],
                             "facility_class": [], "disinfectant": ["free_chlorine"], "measures": []},
                 "field": "free_chlorine", "unit": "mg/L", "threshold": 0.3,
                 "condition": {"type": "below", "threshold": 0.3, "inclusive": false, "deadband": 0.0},
                 "inclusive": false, "averaging": "instant", "deadband": 0.0,
                 "on_delay": "PT5M", "off_delay": "PT10M", "priority": "high", "latched": false}
                """));
    }

    @Test
    void tellsClocksAndSilence() {
        assertThat(resource.one("medical-waste-regulation-2011.storage.48h", Optional.empty())
                        .rule())
                .extracting(rule -> rule.condition().type(), RuleView::unit, RuleView::threshold)
                .containsExactly("process", "h", null);
        assertThat(resource.one("eng-silence.radiation", Optional.empty()).rule())
                .extracting(rule -> rule.condition().type(), RuleView::silence)
                .containsExactly("silence", new RuleView.SilenceView(3, "PT2M", false));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            gb37488-2019.ph.low | {"type": "below", "threshold": 7.0, "inclusive": false, "deadband": 0.0}
            gb18466-2005.cod.daily_mean.infectious | {"type": "daily_mean", "above": 60.0, "inclusive": false, "coverage": 0.75, "weight": "flow"}
            who-pqs-e006.temp.cumulative_10.transport | {"type": "time_out_of_range", "above": 10.0, "inclusive": true, "total": "PT20H", "within": "PT744H"}
            eng-radiation.weekly_dose.control_room | {"type": "dose", "most": 100.0, "within": "PT168H"}
            eng-radiation.dose_rate.background_shift | {"type": "shift", "sigmas": 3.0, "memory": "PT24H"}
            eng-radiation.dose_rate.instrument_dead | {"type": "flat_line", "within": "PT10M", "tolerance": 0.0}
            eng-medical-wastewater.total_residual_chlorine.parked | {"type": "parked", "above": 0.5, "margin": 0.05, "tolerance": 0.01, "within": "PT24H"}
            eng-vaccine-cold-chain.door_open | {"type": "expression", "text": "door_open == 1", "scope": "device", "inputs": ["door_open"]}
            eng-silence.radiation.field | {"type": "silence", "intervals": 3, "at_least": "PT24H", "per_field": true}
            eng-medical-waste.storage.36h | {"type": "process", "check": "store_age", "after": "PT36H"}
            eng-maintenance.radiation | {"type": "maintenance", "cap": "PT4H"}
            eng-outage.gateway | {"type": "outage", "cause": "gateway", "least": 2}
            """)
    void tellsTheConditionOfEveryKind(String id, String condition) throws JsonProcessingException {
        assertThat(JSON.readTree(JSON.writeValueAsString(one(id).condition()))).isEqualTo(JSON.readTree(condition));
    }

    @Test
    void tellsGateAndWhatThePriorityFollowsFrom() {
        assertThat(one("gb37488-2019.ph.low").gate()).isEqualTo(new RuleView.GateView(true, null));
        assertThat(one("eng-radiation.weekly_dose.control_room").gate())
                .isEqualTo(new RuleView.GateView(false, "beam_on == 1"));
        assertThat(one("eng-vaccine-cold-chain.mains_off"))
                .extracting(RuleView::consequence, RuleView::respond, RuleView::priority)
                .containsExactly("illness_or_loss", "within_2_hours", "high");
    }

    private RuleView one(String id) {
        return resource.one(id, Optional.empty()).rule();
    }

    @Test
    void answersNotFoundForARuleThatDoesNotExist() {
        assertThatThrownBy(() -> resource.one("gb5749-2022.gold", Optional.empty()))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(404);
                    assertThat(problem.getDetail()).contains("gb5749-2022.gold");
                });
    }
}
