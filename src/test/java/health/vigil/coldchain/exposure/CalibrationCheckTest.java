package health.vigil.coldchain.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalibrationCheckTest {
    private static final CalibrationCheck YEARLY = new CalibrationCheck(365);
    private static final LocalDate CALIBRATED = LocalDate.of(2026, 3, 1);

    @Test
    void isGoodForAYear() {
        assertThat(YEARLY.goodUntil(CALIBRATED, null)).contains(LocalDate.of(2027, 3, 1));
    }

    @Test
    void theCertificateMayEndItEarlierButNotLater() {
        assertThat(YEARLY.goodUntil(CALIBRATED, LocalDate.of(2026, 9, 1))).contains(LocalDate.of(2026, 9, 1));
        assertThat(YEARLY.goodUntil(CALIBRATED, LocalDate.of(2028, 3, 1))).contains(LocalDate.of(2027, 3, 1));
    }

    @Test
    void isNotGoodWhereNoneIsKnown() {
        assertThat(YEARLY.goodUntil(null, null)).isEmpty();
    }
}
