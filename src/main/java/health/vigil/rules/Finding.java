package health.vigil.rules;

/** What a condition finds at one moment. */
public enum Finding {
    /** What must not happen happens. */
    VIOLATED,
    /** Not violated, but not clearly returned either: within the deadband. */
    BETWEEN,
    /** Back where it should be. */
    RETURNED,
    /** Nothing new: everything stays as it is. */
    NO_NEWS,
    /** It can't be told: too few values, or one that is needed is missing. */
    UNKNOWN
}
