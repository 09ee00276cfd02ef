package health.vigil.coldchain.exposure;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When the calibration of a thermometer is due.
 *
 * @param days GSP: at least yearly; a certificate may set an earlier day
 */
public record CalibrationCheck(int days) {
    /** The last day on which it is good; empty if no calibration is known. */
    public Optional<LocalDate> goodUntil(@Nullable LocalDate calibratedOn, @Nullable LocalDate certifiedUntil) {
        return Stream.of(
                        Optional.ofNullable(calibratedOn).map(day -> day.plus(Period.ofDays(days))),
                        Optional.ofNullable(certifiedUntil))
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo);
    }
}
