package health.vigil.limits;

import java.util.Optional;

/** The numbers for which comparisons with one name hold. */
record Range(double low, boolean lowOpen, double high, boolean highOpen) {
    static final Range ALL = new Range(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);

    /** The range in which a value stands in this relation to the number; empty for those that leave out one number only. */
    static Optional<Range> of(String operator, double number) {
        return Optional.ofNullable(
                switch (operator) {
                    case "_<_" -> new Range(ALL.low, true, number, true);
                    case "_<=_" -> new Range(ALL.low, true, number, false);
                    case "_>_" -> new Range(number, true, ALL.high, true);
                    case "_>=_" -> new Range(number, false, ALL.high, true);
                    case "_==_" -> new Range(number, false, number, false);
                    default -> null;
                });
    }

    Range and(Range other) {
        var higher = low > other.low || low == other.low && lowOpen ? this : other;
        var lower = high < other.high || high == other.high && highOpen ? this : other;
        return new Range(higher.low, higher.lowOpen, lower.high, lower.highOpen);
    }

    boolean isEmpty() {
        return low > high || low == high && (lowOpen || highOpen);
    }
}
