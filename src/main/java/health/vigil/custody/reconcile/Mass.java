package health.vigil.custody.reconcile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Optional;

/** A weight or a difference of weights in kg, exact: sums don't depend on their order, and a tolerance is met or not. */
public record Mass(BigDecimal kg) implements Comparable<Mass> {
    public static final Mass ZERO = new Mass(BigDecimal.ZERO);

    /** Heavier is no container, trip or day; what a broken scale reports must not spoil a sum. */
    private static final double HEAVIEST = 1e6;

    public Mass {
        kg = kg.signum() == 0 ? BigDecimal.ZERO : kg.stripTrailingZeros();
    }

    /** A weight as a scale shows it. */
    public static Mass of(double kg) {
        return new Mass(BigDecimal.valueOf(kg));
    }

    /** Empty for what no scale can have shown: less than nothing, endless, or more than 1000 t. */
    public static Optional<Mass> weighed(double kg) {
        return kg >= 0 && kg <= HEAVIEST ? Optional.of(of(kg)) : Optional.empty();
    }

    public static Mass sum(Collection<Mass> masses) {
        return masses.stream().reduce(ZERO, Mass::plus);
    }

    public Mass plus(Mass other) {
        return new Mass(kg.add(other.kg));
    }

    public Mass minus(Mass other) {
        return new Mass(kg.subtract(other.kg));
    }

    public Mass magnitude() {
        return new Mass(kg.abs());
    }

    public Mass times(double share) {
        return new Mass(kg.multiply(BigDecimal.valueOf(share)));
    }

    /** How large a part of the whole it is: 0 for nothing, 1 for anything of a whole that is nothing. */
    public double shareOf(Mass whole) {
        if (kg.signum() == 0) {
            return 0;
        }
        return whole.kg.signum() == 0
                ? 1
                : kg.divide(whole.kg, MathContext.DECIMAL64).doubleValue();
    }

    public double inKg() {
        return kg.doubleValue();
    }

    @Override
    public int compareTo(Mass other) {
        return kg.compareTo(other.kg);
    }
}
