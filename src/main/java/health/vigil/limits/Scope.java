package health.vigil.limits;

import health.vigil.registry.Device;
import health.vigil.registry.DivisionCode;
import java.util.Comparator;
import java.util.Locale;

/**
 * Where an override holds.
 *
 * @param target id of the device or site, or code of the jurisdiction
 */
record Scope(Kind kind, String target) {
    /** From the most to the least specific. */
    enum Kind {
        DEVICE,
        SITE,
        JURISDICTION;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** A device goes before its site, a site before its jurisdiction, a county before its prefecture. */
    static final Comparator<Scope> MOST_SPECIFIC_FIRST = Comparator.comparing(Scope::kind)
            .thenComparing(Comparator.comparing(Scope::depth).reversed());

    boolean covers(Device device) {
        return switch (kind) {
            case DEVICE -> target.equals(device.id());
            case SITE -> target.equals(device.site());
            case JURISDICTION -> within(device.jurisdiction(), target);
        };
    }

    /** Whether the first jurisdiction is the second or lies within it. */
    static boolean within(String jurisdiction, String wider) {
        var inner = DivisionCode.of(jurisdiction);
        return inner.isPresent()
                && DivisionCode.of(wider).filter(w -> w.covers(inner.get())).isPresent();
    }

    private int depth() {
        return kind == Kind.JURISDICTION
                ? DivisionCode.of(target).map(code -> code.prefix().length()).orElse(0)
                : 0;
    }

    /** For people. */
    @Override
    public String toString() {
        return kind.text() + " " + target;
    }
}
