package health.vigil.coldchain;

import health.vigil.coldchain.exposure.Holding;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What vaccine is kept or carried in. */
enum EquipmentKind {
    FRIDGE(Holding.STORAGE),
    FREEZER(Holding.STORAGE),
    COLD_ROOM(Holding.STORAGE),
    VEHICLE(Holding.TRANSPORT),
    BOX(Holding.TRANSPORT);

    private final Holding holding;

    EquipmentKind(Holding holding) {
        this.holding = holding;
    }

    Holding holding() {
        return holding;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<EquipmentKind> of(String text) {
        return Arrays.stream(values()).filter(k -> k.text().equals(text)).findFirst();
    }

    static String texts() {
        return Arrays.stream(values()).map(EquipmentKind::text).collect(Collectors.joining(", "));
    }
}
