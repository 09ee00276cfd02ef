package health.vigil.custody.manifest;

import health.vigil.calendar.WorkingCalendar;
import health.vigil.rules.Breach;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.ProcessCheck.Kind;
import health.vigil.rules.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges manifests by the rules in force: deadlines in working days 工作日, and mismatches. */
final class ManifestChecks {
    private final Rules rules;
    private final WorkingCalendar calendar;

    /** All editions of the rules of one kind that bind a device. */
    @FunctionalInterface
    interface Rules {
        List<Rule> of(String device, Kind kind);
    }

    ManifestChecks(Rules rules, WorkingCalendar calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    /** @param item how people know it, in alarms */
    Judgement judge(Manifest manifest, String item, Standing standing, Instant now) {
        var arrived = manifest.at(StepKind.ARRIVE).orElse(null);
        var received = manifest.at(StepKind.RECEIVE).orElse(null);
        var entered = manifest.at(StepKind.BACKFILL).orElse(null);
        return deadlines(Kind.MANIFEST_UNCONFIRMED, standing.receiver(), item, arrived, received, now)
                .and(
                        manifest.isPaper()
                                ? deadlines(Kind.MANIFEST_BACKFILL, standing.consignor(), item, received, entered, now)
                                : Judgement.NOTHING)
                .and(mismatch(manifest, item, standing.consignor()));
    }

    /** What differs, with the tolerance of weight in force when it was received. */
    List<Mismatch> mismatches(Manifest manifest, Standing standing) {
        return manifest.at(StepKind.RECEIVE)
                .map(received -> Mismatch.of(manifest, tolerance(standing.consignor(), received)))
                .orElse(List.of());
    }

    /**
     * @param from absent: the clock has not started
     * @param done absent: not done yet
     */
    private Judgement deadlines(
            Kind kind, String device, String item, @Nullable Instant from, @Nullable Instant done, Instant now) {
        if (from == null) {
            return Judgement.NOTHING;
        }
        return inForce(device, kind, from).stream()
                .map(rule -> deadline(rule, device, item, from, done, now))
                .reduce(Judgement.NOTHING, Judgement::and);
    }

    private Judgement deadline(
            Rule rule, String device, String item, Instant from, @Nullable Instant done, Instant now) {
        var due = calendar.endOfWorkingDays(from, ((ProcessCheck) rule.condition()).days());
        if (done != null && done.isBefore(due)) {
            return Judgement.NOTHING;
        }
        if (done == null && now.isBefore(due)) {
            return new Judgement(List.of(), due, due);
        }
        var breach = new Breach(rule, device, item, from, due, null, done);
        return new Judgement(List.of(breach), done == null ? due : null, null);
    }

    private Judgement mismatch(Manifest manifest, String item, String device) {
        return manifest.at(StepKind.RECEIVE)
                .filter(received ->
                        !Mismatch.of(manifest, tolerance(device, received)).isEmpty())
                .map(received -> inForce(device, Kind.MANIFEST_MISMATCH, received).stream()
                        .map(rule -> new Breach(
                                rule,
                                device,
                                item,
                                received,
                                received,
                                null,
                                manifest.at(StepKind.COMPLETE).orElse(null)))
                        .toList())
                .map(breaches -> new Judgement(breaches, null, null))
                .orElse(Judgement.NOTHING);
    }

    private @Nullable Double tolerance(String device, Instant at) {
        return inForce(device, Kind.TRIP_BALANCE, at).stream()
                .map(rule -> ((ProcessCheck) rule.condition()).share())
                .flatMap(share -> Optional.ofNullable(share).stream())
                .min(Double::compare)
                .orElse(null);
    }

    private List<Rule> inForce(String device, Kind kind, Instant at) {
        return rules.of(device, kind).stream()
                .filter(rule -> rule.inForceAt(at))
                .toList();
    }
}
