package health.vigil.custody.units;

import static java.util.Objects.requireNonNull;

import health.vigil.web.Fault;
import health.vigil.web.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A department as people write it. */
record DepartmentDraft(
        @Nullable @Schema(description = "site id of the institution; in PUT as in the address, or absent") String site,
        @Nullable
                @Schema(description = "as on the labels of its containers; in PUT as in the address", examples = "急诊科")
                String name,
        @Nullable @Schema(required = true, examples = "Emergency") String nameEn,
        @Nullable @Schema(required = true, description = "beds set up 编制床位; 0 for an outpatient department")
                Integer beds,
        @Nullable @Schema(required = true, description = "first day open") LocalDate openFrom,
        @Nullable @Schema(description = "first day closed; absent while no end is set") LocalDate openTo) {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_BEDS = 10_000;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with all that is wrong */
    DepartmentRow checked(boolean siteKnown, Instant now) {
        var faults = new ArrayList<Fault>();
        if (!siteKnown) {
            faults.add(new Fault("site", site == null ? "is missing" : "there is no site '" + site + "'"));
        }
        checkName(faults, "name", name);
        checkName(faults, "name_en", nameEn);
        if (name != null && name.contains("/")) {
            faults.add(new Fault("name", "must not contain '/', which parts addresses"));
        }
        if (beds == null || beds < 0 || beds > MOST_BEDS) {
            faults.add(new Fault("beds", "must be a number from 0 to " + MOST_BEDS));
        }
        if (openFrom == null) {
            faults.add(new Fault("open_from", "is missing"));
        } else if (openTo != null && !openTo.isAfter(openFrom)) {
            faults.add(new Fault("open_to", "must be after open_from"));
        }
        if (!faults.isEmpty()) {
            throw Problems.unprocessable(faults);
        }
        return new DepartmentRow(
                new DepartmentId(requireNonNull(site), requireNonNull(name).strip()),
                requireNonNull(nameEn).strip(),
                requireNonNull(beds),
                requireNonNull(openFrom),
                openTo,
                now,
                0);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 when it names another department */
    DepartmentDraft at(DepartmentId id) {
        var faults = new ArrayList<Fault>();
        if (site != null && !site.equals(id.site())) {
            faults.add(new Fault(
                    "site", "'" + site + "' is not the " + id.site() + " of the address; it can't be changed"));
        }
        if (name != null && !name.strip().equals(id.name())) {
            faults.add(new Fault(
                    "name", "'" + name + "' is not the " + id.name() + " of the address; it can't be changed"));
        }
        if (!faults.isEmpty()) {
            throw Problems.unprocessable(faults);
        }
        return new DepartmentDraft(id.site(), id.name(), nameEn, beds, openFrom, openTo);
    }

    private static void checkName(List<Fault> faults, String path, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST_NAME) {
            faults.add(new Fault(path, "must have 1 to " + LONGEST_NAME + " characters"));
        }
    }
}
