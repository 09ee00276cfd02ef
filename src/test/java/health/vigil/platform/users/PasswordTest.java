package health.vigil.platform.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordTest {
    @ParameterizedTest
    @CsvSource({
        "too short, 1, false",
        "long-enough-now, 1, true",
        "long-enough-now, 2, true",
        "long-enough-now, 3, false",
        "Long-enough-now, 3, true",
        "Long-enough-n0w, 4, true",
        "aaaaaaaaaaaa, 2, false"
    })
    void asksForLengthAndKindsOfSigns(String password, int kinds, boolean acceptable) {
        assertThat(Password.acceptable(password, kinds)).isEqualTo(acceptable);
    }
}
