package health.vigil.telemetry;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A set of {@link Flag}s as the bit set that is stored. */
public record Flags(int bits) {
    public static final Flags NONE = new Flags(0);

    /** Every flag that makes a value bad: the values that no mean may contain. */
    public static final Flags BAD = all(flag -> flag.quality() == Quality.BAD);

    private static final Flags NOT_FOR_ALARM = all(flag -> !flag.forAlarm());
    private static final Flags NOT_FOR_COMPLIANCE = all(flag -> !flag.forCompliance());
    /** What a gateway may say beyond the letters of HJ 212. */
    private static final Set<Flag> DECLARABLE = EnumSet.of(Flag.SUBSTITUTED, Flag.DECLARED_INVALID);

    private static Flags all(Predicate<Flag> which) {
        return Arrays.stream(Flag.values())
                .filter(which)
                .reduce(NONE, Flags::with, (a, b) -> new Flags(a.bits | b.bits));
    }

    /** The flags of what a device says of a value: a letter of HJ 212-2017 Table 8, or a declarable flag's name. */
    static Optional<Flags> declared(String text) {
        return text.length() == 1
                ? ofHjLetter(text)
                : DECLARABLE.stream()
                        .filter(flag -> flag.text().equals(text))
                        .findFirst()
                        .map(NONE::with);
    }

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

    /** May a value with these flags raise an alarm, or end one? */
    public boolean forAlarm() {
        return (bits & NOT_FOR_ALARM.bits) == 0;
    }

    /** Does a value with these flags count when compliance is reckoned? */
    public boolean forCompliance() {
        return (bits & NOT_FOR_COMPLIANCE.bits) == 0;
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

    /** As shown, for instance {@code [device_fault]}. */
    public List<String> texts() {
        return asSet().stream().map(Flag::text).toList();
    }

    /** The worst quality among the flags; good without any. */
    public Quality quality() {
        return bits == 0
                ? Quality.GOOD
                : asSet().stream().map(Flag::quality).max(Quality::compareTo).orElse(Quality.GOOD);
    }
}
