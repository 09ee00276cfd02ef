package health.vigil.custody.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the receiver verifies: name, quantity, property, form and packing (危险废物转移管理办法). */
enum MismatchKind {
    NAME("名称不符"),
    QUANTITY("数量不符"),
    PROPERTY("特性不符"),
    FORM("形态不符"),
    PACKING("包装不符");

    private final String zh;

    MismatchKind(String zh) {
        this.zh = zh;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String zh() {
        return zh;
    }

    static Optional<MismatchKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
