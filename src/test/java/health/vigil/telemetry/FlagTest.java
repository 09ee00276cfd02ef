package health.vigil.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # flag             |       bit | quality   | alarm | compliance
                    STOPPED            |         1 | BAD       | false | false
                    MAINTENANCE        |         2 | BAD       | false | false
                    MANUAL             |         4 | UNCERTAIN | false | false
                    DEVICE_FAULT       |         8 | BAD       | false | false
                    CALIBRATION        |        16 | BAD       | false | false
                    ABOVE_RANGE        |        32 | UNCERTAIN | true  | true
                    COMM_FAULT         |        64 | BAD       | false | false
                    LATE               |       128 | GOOD      | true  | true
                    FUTURE_TIME        |       256 | UNCERTAIN | false | false
                    IMPOSSIBLE         |       512 | BAD       | false | false
                    SPIKE              |      1024 | UNCERTAIN | true  | true
                    RATE_OF_CHANGE     |      2048 | UNCERTAIN | true  | true
                    FLAT_LINE          |      4096 | UNCERTAIN | true  | true
                    STUCK_AT_ZERO      |      8192 | UNCERTAIN | true  | true
                    INVARIANT_BROKEN   |     16384 | UNCERTAIN | true  | true
                    NEIGHBOUR_MISMATCH |     32768 | UNCERTAIN | true  | true
                    BELOW_RANGE        |     65536 | UNCERTAIN | true  | true
                    CLOCK_OFFSET       |    131072 | UNCERTAIN | false | false
                    SUBSTITUTED        |    262144 | UNCERTAIN | false | false
                    DECLARED_INVALID   |    524288 | UNCERTAIN | false | false
                    ABOVE_SENSOR_RANGE |   1048576 | UNCERTAIN | true  | true
                    """)
    void eachFlagSaysWhatItsValueMayBeUsedFor(
            Flag flag, int bit, Quality quality, boolean forAlarm, boolean forCompliance) {
        var flags = Flags.NONE.with(flag);
        assertThat(flags.bits()).as("stored bit").isEqualTo(bit);
        assertThat(flags.quality()).isEqualTo(quality);
        assertThat(flags.forAlarm()).isEqualTo(forAlarm);
        assertThat(flags.forCompliance()).isEqualTo(forCompliance);
    }

    @Test
    void theWorstOfSeveralFlagsDecides() {
        var both = Flags.NONE.with(Flag.SPIKE).with(Flag.CALIBRATION);
        assertThat(both.quality()).isEqualTo(Quality.BAD);
        assertThat(both.forAlarm()).isFalse();
        assertThat(both.forCompliance()).isFalse();
        assertThat(both.texts()).containsExactly("calibration", "spike");
    }

    @Test
    void aValueWithoutFlagsIsGood() {
        assertThat(Flags.NONE.quality()).isEqualTo(Quality.GOOD);
        assertThat(Flags.NONE.forAlarm()).isTrue();
        assertThat(Flags.NONE.forCompliance()).isTrue();
    }

    /** As the migrations have it. */
    @Test
    void theBitsOfBadValuesStayWhatTheStoreTakesThemFor() {
        assertThat(Flags.BAD.bits()).isEqualTo(603);
    }

    @Test
    void gatewaysDeclareByLetterOrByName() {
        assertThat(Flags.declared("N")).contains(Flags.NONE);
        assertThat(Flags.declared("D")).contains(Flags.NONE.with(Flag.DEVICE_FAULT));
        assertThat(Flags.declared("substituted")).contains(Flags.NONE.with(Flag.SUBSTITUTED));
        assertThat(Flags.declared("declared_invalid")).contains(Flags.NONE.with(Flag.DECLARED_INVALID));
    }

    @ParameterizedTest
    @CsvSource({"X", "spike", "''", "NN", "late"})
    void whatOnlyVigilFindsCannotBeDeclared(String text) {
        assertThat(Flags.declared(text)).isEmpty();
    }
}
