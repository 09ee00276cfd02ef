package health.vigil.telemetry;

import java.util.Arrays;
import java.util.Optional;

/** The commands (CN) of HJ 212-2017 that upload measurements, and the suffix of the value that each is read for. */
enum Hj212Command {
    /** DataTime is the moment of acquisition. */
    REAL_TIME("2011", "Rtd"),
    /** DataTime of this and of those below is the start of the interval. */
    MINUTES("2051", "Avg"),
    HOURS("2061", "Avg"),
    DAYS("2031", "Avg");

    private final String cn;
    private final String valueSuffix;

    Hj212Command(String cn, String valueSuffix) {
        this.cn = cn;
        this.valueSuffix = valueSuffix;
    }

    String valueSuffix() {
        return valueSuffix;
    }

    static Optional<Hj212Command> of(String cn) {
        return Arrays.stream(values()).filter(c -> c.cn.equals(cn)).findFirst();
    }
}
