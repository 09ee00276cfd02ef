package health.vigil.registry;

import java.util.Locale;

/** The levels of administrative divisions that supervision is organised by, from the top. */
public enum Level {
    /** 省 */
    PROVINCE(2),
    /** 地级市 */
    PREFECTURE(4),
    /** 县区 */
    COUNTY(6),
    /** 乡镇街道 */
    TOWNSHIP(9);

    private final int digits;

    Level(int digits) {
        this.digits = digits;
    }

    /** How many leading digits of a code name a unit of this level. */
    int digits() {
        return digits;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
