package health.vigil.registry;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import health.vigil.telemetry.FieldCatalogue;
import health.vigil.web.Fault;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Finds everything that is wrong with a draft, so that people correct it in one go. */
final class RegistryCheck {
    private final Validator validator;
    private final FieldCatalogue catalogue;

    RegistryCheck(Validator validator, FieldCatalogue catalogue) {
        this.validator = validator;
        this.catalogue = catalogue;
    }

    List<Fault> faults(RegistryDraft draft, Known before) {
        var known = before.with(draft);
        var faults = new ArrayList<Fault>();
        shape(draft.jurisdictions(), "code", faults);
        draft.jurisdictions().forEach(e -> JurisdictionCheck.of(e, known, faults));
        shape(draft.sites(), "id", faults);
        draft.sites().forEach(e -> site(e, known, faults));
        shape(draft.devices(), "id", faults);
        var devices = new DeviceCheck(catalogue, known, draft, faults);
        draft.devices().forEach(devices::check);
        return faults;
    }

    private <D extends Draft<D>> void shape(List<Entry<D>> entries, String keyName, List<Fault> faults) {
        var seen = new HashSet<String>();
        for (var entry : entries) {
            validator.validate(entry.draft()).stream()
                    .map(v -> entry.fault(asWritten(v.getPropertyPath().toString()), v.getMessage()))
                    .sorted(Comparator.comparing(Fault::path))
                    .forEach(faults::add);
            var key = entry.draft().key();
            if (key != null && !seen.add(key)) {
                faults.add(entry.fault(keyName, "'" + key + "' is there more than once"));
            }
        }
    }

    private static String asWritten(String property) {
        return new SnakeCaseStrategy().translate(property.replace(".<list element>", ""));
    }

    private static void site(Entry<SiteDraft> entry, Known known, List<Fault> faults) {
        var site = entry.draft();
        if (site.jurisdiction() != null && !known.jurisdictions().contains(site.jurisdiction())) {
            faults.add(entry.fault("jurisdiction", "there is no jurisdiction '" + site.jurisdiction() + "'"));
        }
        if ((site.latitude() == null) != (site.longitude() == null)) {
            faults.add(entry.fault(
                    site.latitude() == null ? "latitude" : "longitude", "is missing; give both coordinates or none"));
        }
        if (site.opening() != null) {
            new OpeningCheck(entry, faults).check(site.opening());
        }
    }
}
