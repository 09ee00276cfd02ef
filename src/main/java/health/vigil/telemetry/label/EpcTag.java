package health.vigil.telemetry.label;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** The 96 bits of an RFID tag as readers print them (GS1 EPC Tag Data Standard, GRAI-96 and GIAI-96). */
final class EpcTag {
    private static final Pattern HEX = Pattern.compile("(?i)3[34][0-9a-f]{22}");
    private static final int GRAI_96 = 0x33;
    private static final int BITS = 96;
    private static final int PARTITION_AT = 11;
    private static final int PREFIX_AT = 14;
    private static final int SERIAL_BITS = 38;
    /** By partition: bits of the company prefix; it has 12 digits less the partition. */
    private static final int[] PREFIX_BITS = {40, 37, 34, 30, 27, 24, 20};

    private static final int PREFIX_DIGITS = 12;

    private final BigInteger bits;

    private EpcTag(BigInteger bits) {
        this.bits = bits;
    }

    /** Empty where it is no such tag: then the text may be an id that only looks like one. */
    static Optional<ContainerLabel> read(String text) {
        return HEX.matcher(text).matches() ? new EpcTag(new BigInteger(text, 16)).label() : Optional.empty();
    }

    private Optional<ContainerLabel> label() {
        var partition = field(PARTITION_AT, 3).intValueExact();
        if (partition >= PREFIX_BITS.length) {
            return Optional.empty();
        }
        var prefix = digits(field(PREFIX_AT, PREFIX_BITS[partition]), PREFIX_DIGITS - partition);
        var restAt = PREFIX_AT + PREFIX_BITS[partition];
        if (field(0, 8).intValueExact() != GRAI_96) {
            return prefix.map(company -> Gs1Identity.individual(company, field(restAt, BITS - restAt)));
        }
        var type = digits(field(restAt, BITS - SERIAL_BITS - restAt), partition);
        var serial = field(BITS - SERIAL_BITS, SERIAL_BITS);
        return prefix.flatMap(company -> type.map(asset -> Gs1Identity.returnable(company + asset, serial)));
    }

    private BigInteger field(int from, int length) {
        return bits.shiftRight(BITS - from - length)
                .and(BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE));
    }

    private static Optional<String> digits(BigInteger number, int count) {
        var text = count == 0 && number.signum() == 0 ? "" : number.toString();
        return text.length() > count ? Optional.empty() : Optional.of("0".repeat(count - text.length()) + text);
    }
}
