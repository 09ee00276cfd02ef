package health.vigil.custody.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Physical form 形态 of waste, as the national form has it. */
enum WasteForm {
    SOLID("固态"),
    SEMI_SOLID("半固态"),
    LIQUID("液态"),
    GAS("气态");

    private final String zh;

    WasteForm(String zh) {
        this.zh = zh;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    String zh() {
        return zh;
    }

    String en() {
        return text().replace('_', '-');
    }

    static Optional<WasteForm> of(String text) {
        return Arrays.stream(values()).filter(form -> form.text().equals(text)).findFirst();
    }
}
