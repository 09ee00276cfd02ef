package health.vigil.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionCodeTest {
    @ParameterizedTest
    @CsvSource({
        "440000, PROVINCE, 44",
        "440200, PREFECTURE, 4402",
        "440203, COUNTY, 440203",
        "440281, COUNTY, 440281",
        "440203001, TOWNSHIP, 440203001"
    })
    void levelAndPrefixAreInTheDigits(String text, Level level, String prefix) {
        var code = new DivisionCode(text);
        assertThat(code.level()).isEqualTo(level);
        assertThat(code.prefix()).isEqualTo(prefix);
    }

    @Test
    void coversItselfAndWhatLiesBelowButNotItsNeighbours() {
        var shaoguan = new DivisionCode("440200");
        assertThat(shaoguan.covers(shaoguan)).isTrue();
        assertThat(shaoguan.covers(new DivisionCode("440203001"))).isTrue();
        assertThat(shaoguan.covers(new DivisionCode("440000"))).isFalse();
        assertThat(shaoguan.covers(new DivisionCode("431100"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4402", "044020", "44020x", "4402030", "440203001002"})
    void refusesWhatIsNoCode(String text) {
        assertThat(DivisionCode.of(text)).isEmpty();
        assertThatThrownBy(() -> new DivisionCode(text)).hasMessageContaining("GB/T 2260");
    }
}
