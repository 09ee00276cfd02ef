package health.vigil.telemetry;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A set of {@link Flag}s as the bit set that is stored. */
public record Flags(int bits) {
    public static final Flags NONE = new Flags(0);

    /** Every flag that makes a value bad: the values that no mean may contain. */
    public static final Flags BAD = Arrays.stream(Flag.values())
            .filter(flag -> flag.quality() == Quality.BAD)
            .reduce(NONE, Flags::with, (a, b) -> new Flags(a.bits | b.bits));

    /** The flags of an HJ 212-2017 data flag: none for N; empty if it is not one letter of Table 8. */
    static Optional<Flags> ofHjLetter(String letter) {
        if (letter.equals("N")) {
            return Optional.of(NONE);
        }
        return letter.length() == 1 ? Flag.ofHjLetter(letter.charAt(0)).map(NONE::with) : Optional.empty();
    }

    public boolean has(Flag flag) {
        return (bits & flag.bit()) != 0;
    }

    public Flags with(Flag flag) {
        return has(flag) ? this : new Flags(bits | flag.bit());
    }

    public Flags without(Flag flag) {
        return has(flag) ? new Flags(bits & ~flag.bit()) : this;
    }

    public Set<Flag> asSet() {
        var set = EnumSet.noneOf(Flag.class);
        for (var flag : Flag.values()) {
            if (has(flag)) {
                set.add(flag);
            }
        }
        return set;
    }

    /** The worst quality among the flags; good without any. */
    public Quality quality() {
        return bits == 0
                ? Quality.GOOD
                : asSet().stream().map(Flag::quality).max(Quality::compareTo).orElse(Quality.GOOD);
    }
}
