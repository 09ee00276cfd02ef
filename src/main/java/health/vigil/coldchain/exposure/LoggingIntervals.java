package health.vigil.coldchain.exposure;

import java.time.Duration;

/** The longest time between two recorded temperatures, after which there is a gap in the record. */
public record LoggingIntervals(Duration storage, Duration transport) {
    /** GSP Appendix 3 药品经营质量管理规范 附录3. */
    public static final LoggingIntervals GSP = new LoggingIntervals(Duration.ofMinutes(30), Duration.ofMinutes(5));

    public LoggingIntervals {
        if (storage.isNegative() || storage.isZero() || transport.isNegative() || transport.isZero()) {
            throw new IllegalArgumentException("an interval must be positive: " + storage + ", " + transport);
        }
    }

    public Duration of(Holding holding) {
        return holding == Holding.STORAGE ? storage : transport;
    }
}
