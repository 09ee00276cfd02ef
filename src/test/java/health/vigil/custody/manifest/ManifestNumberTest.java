package health.vigil.custody.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestNumberTest {
    @Test
    void saysYearProvinceAndPrefecture() {
        var number = new ManifestNumber("20264402000123");
        assertThat(number.year().getValue()).isEqualTo(2026);
        assertThat(number.prefecture()).isEqualTo("4402");
    }

    @ParameterizedTest
    @CsvSource({
        "2026440200012, 14 digits",
        "202644020001234, 14 digits",
        "2026-440200123, 14 digits",
        "２０２６4402000123, 14 digits",
        "20214402000123, 2022",
        "20269902000123, no province",
        "20264402000000, 000001"
    })
    void anotherShapeIsRefusedWithTheReason(String text, String reason) {
        assertThat(ManifestNumber.isOne(text)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ManifestNumber(text))
                .withMessageContaining(reason);
    }
}
