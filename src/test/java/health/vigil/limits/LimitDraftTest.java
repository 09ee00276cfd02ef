package health.vigil.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.registry.Family;
import health.vigil.rules.Limit;
import health.vigil.rules.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits that are changed or added while the service runs are checked as those in the packs. */
class LimitDraftTest {
    private static final String LOW = "gb5749-2022.free_chlorine.low.plant_outlet";

    @Test
    void changesSomeKeysOfAShippedLimitAndKeepsTheOthers() {
        var draft = Shipped.PACKS.draft(LOW, keys().put("below", 0.4).put("on_delay", "PT2M"));

        assertThat(draft.below()).isEqualTo(0.4);
        assertThat(draft.onDelay()).hasMinutes(2);
        assertThat(draft.offDelay()).hasMinutes(10);
        assertThat(draft.clause()).isEqualTo("Table 2");
    }

    @Test
    void takesAKeyAway() {
        var draft = Shipped.PACKS.draft(LOW, keys().putNull("below").put("above", 2));

        assertThat(draft.below()).isNull();
        assertThat(draft.above()).isEqualTo(2);
    }

    @Test
    void refusesAChangedLimitThatMustNotBeUsed() {
        assertThatThrownBy(() -> Shipped.PACKS.draft(LOW, keys().put("unit", "g/L")))
                .isInstanceOf(InvalidLimitPackException.class)
                .hasMessage(
                        "limits/gb5749-2022.yaml, " + LOW + ": unit: free_chlorine is measured in mg/L, not in g/L");
        assertThatThrownBy(() -> Shipped.PACKS.draft(LOW, keys().put("id", "gb5749-2022.other")))
                .hasMessageContaining("id: stays as it is");
        assertThatThrownBy(() -> Shipped.PACKS.draft("gb5749-2022.gold", keys()))
                .hasMessageContaining("there is no such limit");
        assertThatThrownBy(() -> Shipped.PACKS.draft("gold", keys())).isInstanceOf(InvalidLimitPackException.class);
    }

    @Test
    void checksANewLimitOfAShippedPack() {
        var added = Shipped.PACKS.check("eng-drinking-water", mildlyAcid());

        assertThat(added.below()).isEqualTo(7.0);
        assertThatThrownBy(() -> Shipped.PACKS.check("eng-gold", mildlyAcid()))
                .hasMessageContaining("no limit pack eng-gold");
        assertThatThrownBy(() -> Shipped.PACKS.check("eng-silence", mildlyAcid()))
                .hasMessageContaining("id: must begin with");
        assertThatThrownBy(() -> Shipped.PACKS.check(
                        "eng-drinking-water", mildlyAcid().put("id", "eng-drinking-water.turbidity.early_high")))
                .hasMessageContaining("id: is already taken");
    }

    @Test
    void bindsReplacedAndAddedLimits() {
        var outlet =
                Expectation.device(Family.DRINKING_WATER, "plant_outlet", null, "free_chlorine", Duration.ofMinutes(1));
        var replacing = List.of(
                Shipped.PACKS.draft(LOW, keys().put("below", 0.4)),
                Shipped.PACKS.check("eng-drinking-water", mildlyAcid()));
        var rules = Shipped.BOOKS.of(List.of(outlet), replacing).of(outlet.id());

        assertThat(rules.valuesOf("free_chlorine"))
                .filteredOn(rule -> rule.id().equals(LOW))
                .extracting(Rule::condition)
                .containsExactly(new Limit(Limit.Direction.BELOW, 0.4, false, 0));
        assertThat(rules.valuesOf("ph"))
                .extracting(Rule::id, rule -> rule.source().standard())
                .contains(tuple("eng-drinking-water.ph.low", "Vigil drinking-water presets"));
    }

    private static ObjectNode mildlyAcid() {
        var entry = keys().put("id", "eng-drinking-water.ph.low")
                .put("name", "pH值偏低")
                .put("name_en", "pH low")
                .put("field", "ph")
                .put("below", 7.0)
                .put("unit", "1")
                .put("clause", "test")
                .put("evidence", "ENG")
                .put("priority", "low");
        entry.putObject("applies").put("family", "drinking_water");
        return entry;
    }

    private static ObjectNode keys() {
        return JsonNodeFactory.instance.objectNode();
    }
}
