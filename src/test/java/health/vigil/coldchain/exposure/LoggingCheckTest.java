package health.vigil.coldchain.exposure;

import static health.vigil.coldchain.exposure.Journeys.minutes;
import static health.vigil.coldchain.exposure.Journeys.span;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** GSP Appendix 3: every 30 min in storage, every 5 min in transport, every 2 min while out of range. */
class LoggingCheckTest {
    private static final LoggingCheck STORAGE = new LoggingCheck(minutes(30));
    private static final LoggingCheck TRANSPORT = new LoggingCheck(minutes(5));
    private static final LoggingCheck OUT_OF_RANGE = new LoggingCheck(minutes(2));
    private static final TemperatureRange RANGE = StorageClass.REFRIGERATED.range();

    @Test
    void thirtyMinutesInStorageAreOftenEnoughAndASecondMoreIsNot() {
        assertThat(STORAGE.lapses(span(0, 60), every(0, 30))).isEmpty();
        assertThat(STORAGE.lapses(span(0, 60), every(0, 30 + 1 / 60.0))).containsExactly(span(0, 30 + 1 / 60.0));
    }

    @Test
    void fiveMinutesInTransportAreOftenEnoughAndASecondMoreIsNot() {
        assertThat(TRANSPORT.lapses(span(0, 10), every(0, 5))).isEmpty();
        assertThat(TRANSPORT.lapses(span(0, 10), every(0, 5 + 1 / 60.0))).containsExactly(span(0, 5 + 1 / 60.0));
    }

    @Test
    void twoMinutesOutOfRangeAreOftenEnoughAndASecondMoreIsNot() {
        assertThat(outOfRange(9, 0, 2, 4)).isEmpty();
        assertThat(outOfRange(9, 0, 2, 4 + 1 / 60.0)).containsExactly(span(2, 4 + 1 / 60.0));
    }

    @Test
    void withinRangeTwoMinutesAreNotAsked() {
        assertThat(outOfRange(8, 0, 4)).isEmpty();
        assertThat(outOfRange(8.1, 0, 4)).containsExactly(span(0, 4));
    }

    @Test
    void lapsesThatFollowOnEachOtherAreOne() {
        assertThat(TRANSPORT.lapses(span(0, 60), every(0, 10, 20, 30, 33, 38, 43, 48, 53, 58)))
                .containsExactly(span(0, 30));
    }

    @Test
    void aValueThatTheInstrumentCallsBadIsNoRecord() {
        var records = new ArrayList<>(every(0, 10));
        records.add(new Measurement("p", Journeys.minute(5), 5, Flags.NONE.with(Flag.COMM_FAULT)));
        assertThat(TRANSPORT.lapses(span(0, 10), records)).containsExactly(span(0, 10));
    }

    @Test
    void silenceToTheEndIsALapse() {
        assertThat(TRANSPORT.lapses(span(0, 60), every(0, 5))).containsExactly(span(5, 60));
        assertThat(TRANSPORT.lapses(span(0, 60), List.of())).containsExactly(span(0, 60));
    }

    @Test
    void isWatchedOnFromTheLastRecordThatIsOldEnough() {
        assertThat(LoggingCheck.next(at(0), at(120), measured(5, 0, 100, 119, 200), List.of()))
                .isEqualTo(at(119));
        assertThat(LoggingCheck.next(at(0), at(120), List.of(), List.of())).isEqualTo(at(0));
    }

    @Test
    void isWatchedOnFromTheBeginningOfALapseThatGoesOn() {
        assertThat(LoggingCheck.next(at(0), at(120), measured(5, 0, 60, 119, 200), List.of(span(60, 200))))
                .isEqualTo(at(60));
        assertThat(LoggingCheck.next(at(0), at(120), measured(5, 0, 60, 119), List.of(span(0, 60))))
                .isEqualTo(at(119));
    }

    private static Instant at(int minute) {
        return Journeys.minute(minute);
    }

    private static List<Span> outOfRange(double celsius, double... minutes) {
        return OUT_OF_RANGE.lapsesOutOfRange(span(0, minutes[minutes.length - 1]), measured(celsius, minutes), RANGE);
    }

    private static List<Measurement> every(double... minutes) {
        return measured(5, minutes);
    }

    private static List<Measurement> measured(double celsius, double... minutes) {
        var measurements = new ArrayList<Measurement>();
        for (var minute : minutes) {
            measurements.add(new Measurement("p", Journeys.minute(minute), celsius, Flags.NONE));
        }
        return measurements;
    }
}
