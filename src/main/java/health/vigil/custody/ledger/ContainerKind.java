package health.vigil.custody.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a container is (HJ 421-2008). */
public enum ContainerKind {
    /** 包装袋 */
    BAG,
    /** 利器盒 */
    SHARPS_BOX,
    /** 周转箱, used again and again */
    BIN;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ContainerKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
