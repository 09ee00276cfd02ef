package health.vigil.registry;

import health.vigil.web.Fault;
import java.util.List;
import java.util.Optional;

/** What a jurisdiction must be beyond its shape: a place in the GB/T 2260 hierarchy. */
final class JurisdictionCheck {
    private JurisdictionCheck() {}

    static void of(Entry<JurisdictionDraft> entry, Known known, List<Fault> faults) {
        var draft = entry.draft();
        if (draft.code() == null) {
            return;
        }
        var code = DivisionCode.of(draft.code());
        if (code.isEmpty()) {
            faults.add(
                    entry.fault("code", "'" + draft.code() + "' is not a GB/T 2260 code: 6 digits, 9 for a township"));
            return;
        }
        var level = code.get().level();
        if (draft.level() != null && !draft.level().equals(level.text())) {
            faults.add(entry.fault(
                    "level",
                    "'" + draft.level() + "' is not the level of " + draft.code() + ", which is " + level.text()));
        }
        if (draft.parent() != null) {
            parent(code.get(), draft.parent(), known).ifPresent(reason -> faults.add(entry.fault("parent", reason)));
        }
        if (draft.validFrom() != null
                && draft.validTo() != null
                && draft.validTo().isBefore(draft.validFrom())) {
            faults.add(entry.fault("valid_to", draft.validTo() + " is before valid_from"));
        }
    }

    private static Optional<String> parent(DivisionCode code, String parent, Known known) {
        if (!known.jurisdictions().contains(parent)) {
            return Optional.of("there is no jurisdiction '" + parent + "'");
        }
        var covers = DivisionCode.of(parent)
                .filter(p -> p.covers(code) && p.level() != code.level())
                .isPresent();
        return covers ? Optional.empty() : Optional.of(parent + " is not above " + code.text() + " by their digits");
    }
}
