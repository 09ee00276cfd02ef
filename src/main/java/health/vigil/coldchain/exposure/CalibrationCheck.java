package health.vigil.coldchain.exposure;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When the calibration of a thermometer is due.
 *
 * @param days GSP: at least yearly; a certificate may set an earlier day
 */
public record CalibrationCheck(long days) {
    public static CalibrationCheck every(Duration time) {
        return new CalibrationCheck(time.toDays());
    }

    /** The last day on which it is good; empty if no calibration is known. */
    public Optional<LocalDate> goodUntil(@Nullable LocalDate calibratedOn, @Nullable LocalDate certifiedUntil) {
        return Stream.of(
                        Optional.ofNullable(calibratedOn).map(day -> day.plusDays(days)),
                        Optional.ofNullable(certifiedUntil))
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo);
    }
}
