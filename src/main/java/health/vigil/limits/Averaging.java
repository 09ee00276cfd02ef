package health.vigil.limits;

/** Over what time the number of a limit is meant. */
public enum Averaging {
    /** Every value. */
    INSTANT,
    /** The mean of a day: a single value over it is a reason to warn and never an exceedance. */
    DAILY_MEAN
}
