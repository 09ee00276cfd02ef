package health.vigil.coldchain.exposure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is proposed of a consignment, or decided; the gravest last. */
public enum Verdict {
    /** 接收. */
    ACCEPT,
    /** 暂存待定: keep it apart until a doubt is settled. */
    HOLD,
    /** 拒收: and report at once to the county's drug and health authorities. */
    REFUSE;

    public static Optional<Verdict> of(String text) {
        return Arrays.stream(values()).filter(v -> v.text().equals(text)).findFirst();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
