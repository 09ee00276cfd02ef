package health.vigil.custody.manifest;

import health.vigil.telemetry.label.WasteCategory;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A transfer of bags and sharps from a hospital to the plant, for tests. */
final class Transfers {
    static final ManifestNumber NUMBER = new ManifestNumber("20264402000123");
    static final Instant ISSUED = Instant.parse("2026-11-16T01:00:00Z");
    static final Instant DEPARTED = Instant.parse("2026-11-16T01:30:00Z");
    static final Instant ARRIVED = Instant.parse("2026-11-16T02:30:00Z");
    static final Instant RECEIVED = Instant.parse("2026-11-16T03:00:00Z");

    static final Line BAGS = new Line(WasteCategory.INFECTIOUS, WasteForm.SOLID, "bag 10", 10, 42.5);
    static final Line SHARPS = new Line(WasteCategory.SHARPS, WasteForm.SOLID, "sharps_box 2", 2, 3.0);

    private Transfers() {}

    static Transfer transfer() {
        return new Transfer(
                Party.of("hospital"),
                Party.of("carrier"),
                Party.of("plant"),
                "truck-1",
                "T-7",
                null,
                null,
                null,
                List.of(BAGS, SHARPS));
    }

    static Manifest issued() {
        return taken(Manifest.draft(transfer()), new Step.Issue(ISSUED, NUMBER, null));
    }

    static Manifest onPaper() {
        return taken(Manifest.draft(transfer()), new Step.Issue(ISSUED, null, "粤-0012345"));
    }

    static Manifest arrived(Manifest issued, Instant at) {
        return taken(taken(issued, new Step.Depart(DEPARTED)), new Step.Arrive(at));
    }

    static Manifest arrived() {
        return arrived(issued(), ARRIVED);
    }

    static Manifest received(Receipt... receipts) {
        return taken(arrived(), new Step.Receive(RECEIVED, List.of(receipts)));
    }

    static Receipt all(Line line) {
        return new Receipt(line.category(), line.containers(), line.kg(), 0, 0, Set.of(), null);
    }

    static Receipt refused(Line line, MismatchKind why) {
        return Receipt.refused(line, Set.of(why), null);
    }

    static Manifest taken(Manifest manifest, Step step) {
        return manifest.after(step).orElseThrow(IllegalStateException::new);
    }

    static String refusal(Manifest manifest, Step step) {
        return manifest.after(step) instanceof Outcome.Refused refused ? refused.reason() : "taken";
    }
}
