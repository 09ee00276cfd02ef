package health.vigil.custody.manifest;

import health.vigil.custody.manifest.ManifestDraft.LineDraft;
import health.vigil.custody.manifest.ManifestDraft.PartyDraft;
import health.vigil.telemetry.label.WasteCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a transfer of what somebody wrote, or tells all that is wrong with it. */
final class DraftReading {
    private static final int NAME = 60;
    private static final int TEXT = 80;
    private static final int PACKAGING = 30;
    private static final Pattern LEGAL = Pattern.compile("\\d{14}");

    private final ManifestDraft draft;
    private final Faults faults = new Faults();

    private DraftReading(ManifestDraft draft) {
        this.draft = draft;
    }

    /**
     * @param ledger what the ledger knows of the trip, for a draft that wants its lines from there
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with all faults
     */
    static Transfer transfer(ManifestDraft draft, List<Line> ledger) {
        var reading = new DraftReading(draft);
        var read = reading.transfer(ledger);
        reading.faults.throwAny();
        return read.orElseThrow();
    }

    private Optional<Transfer> transfer(List<Line> ledger) {
        var consignor = party("consignor", draft.consignor());
        var carrier = party("carrier", draft.carrier());
        var receiver = party("receiver", draft.receiver());
        paper();
        if (draft.issuedAt() != null && !draft.isIssued()) {
            faults.add("issued_at", "is given, but neither number nor paper_number: without one it is a draft");
        }
        faults.notLongerThan(NAME, "vehicle", draft.vehicle());
        faults.notLongerThan(NAME, "trip", draft.trip());
        faults.notLongerThan(NAME, "plate", draft.plate());
        faults.notLongerThan(TEXT, "route", draft.route());
        faults.notLongerThan(TEXT, "treatment", draft.treatment());
        var lines = lines(ledger);
        if (consignor.isEmpty() || carrier.isEmpty() || receiver.isEmpty()) {
            return Optional.empty();
        }
        return faults.making(
                "lines",
                () -> new Transfer(
                        consignor.get(),
                        carrier.get(),
                        receiver.get(),
                        draft.vehicle(),
                        draft.trip(),
                        draft.plate(),
                        draft.route(),
                        draft.treatment(),
                        lines));
    }

    private Optional<Party> party(String path, @Nullable PartyDraft party) {
        if (party == null) {
            faults.add(path, "is missing");
            return Optional.empty();
        }
        faults.notLongerThan(NAME, path + ".person", party.person());
        faults.notLongerThan(NAME, path + ".phone", party.phone());
        faults.notLongerThan(NAME, path + ".licence", party.licence());
        return faults.text(path + ".site", party.site())
                .map(site -> new Party(site, party.person(), party.phone(), party.licence()));
    }

    private void paper() {
        faults.notLongerThan(NAME, "paper_number", draft.paperNumber());
        if (Boolean.TRUE.equals(draft.paper()) && draft.paperNumber() == null) {
            faults.add("paper_number", "is missing: a manifest on paper is known by it until it is back-filled");
        }
        if (Boolean.FALSE.equals(draft.paper()) && draft.paperNumber() != null) {
            faults.add("paper", "is false, but there is a paper_number");
        }
        checkPaperNumber(draft.paperNumber(), faults);
    }

    static void checkPaperNumber(@Nullable String paperNumber, Faults faults) {
        if (paperNumber != null && LEGAL.matcher(paperNumber).matches()) {
            faults.add("paper_number", "'" + paperNumber + "' is a number of the national system: give it as number");
        }
        if (paperNumber != null && paperNumber.isBlank()) {
            faults.add("paper_number", "is empty");
        }
    }

    private List<Line> lines(List<Line> ledger) {
        var given = Optional.ofNullable(draft.lines()).orElse(List.of());
        if (!draft.wantsLinesFromLedger()) {
            var lines = new ArrayList<Line>();
            IntStream.range(0, given.size())
                    .forEach(i -> line("lines[" + i + "]", given.get(i)).ifPresent(lines::add));
            return lines;
        }
        if (!given.isEmpty()) {
            faults.add("lines", "are given, and wanted from the ledger too: choose one");
        }
        if (ledger.isEmpty()) {
            faults.add("lines_from_ledger", "the ledger knows no weighed container of this consignor on this trip");
        }
        return ledger;
    }

    private Optional<Line> line(String path, LineDraft line) {
        var category = faults.text(path + ".category", line.category())
                .flatMap(code ->
                        faults.word(path + ".category", code, WasteCategory::of, "one of 841-001-01 to 841-005-01"));
        var form = faults.word(path + ".form", line.form(), WasteForm::of, "solid, semi_solid, liquid or gas");
        faults.notLongerThan(PACKAGING, path + ".packaging", line.packaging());
        if (line.containers() == null || line.kg() == null) {
            faults.add(path, "containers or kg is missing");
            return Optional.empty();
        }
        int containers = line.containers();
        double kg = line.kg();
        return category.flatMap(known ->
                faults.making(path, () -> new Line(known, form.orElse(null), line.packaging(), containers, kg)));
    }
}
