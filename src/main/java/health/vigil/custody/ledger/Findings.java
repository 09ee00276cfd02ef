package health.vigil.custody.ledger;

import static health.vigil.rules.ProcessCheck.Kind.ACTIVE_TWICE;
import static health.vigil.rules.ProcessCheck.Kind.CHAIN_BROKEN;
import static health.vigil.rules.ProcessCheck.Kind.CONTAINER_BALANCE;
import static health.vigil.rules.ProcessCheck.Kind.CONTAINER_LEAKED;
import static health.vigil.rules.ProcessCheck.Kind.CONTAINER_LOST;
import static health.vigil.rules.ProcessCheck.Kind.CONTAINER_REJECTED;
import static health.vigil.rules.ProcessCheck.Kind.LABEL_REUSED;
import static health.vigil.rules.ProcessCheck.Kind.LEFT_WITHOUT_ENTERING;
import static health.vigil.rules.ProcessCheck.Kind.SCALE_UNCALIBRATED;
import static health.vigil.rules.ProcessCheck.Kind.SEAL_BROKEN;

import health.vigil.rules.LocalDay;
import health.vigil.rules.ProcessCheck;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the events of a container show, without any clock. Of each kind the first of a life counts, and all weights. */
final class Findings {
    /** Whoever scans a container on its way has it, and so it is not lost. */
    private static final Predicate<Step> SEEN = step -> step == Step.FOUND || step == Step.RETURNED || step.onTheWay();

    private final List<Finding> found = new ArrayList<>();
    private final Set<String> known;

    private Findings(ContainerLedger ledger) {
        known = ledger.timeLine().stream().map(entry -> entry.event().id()).collect(Collectors.toSet());
    }

    static List<Finding> of(ContainerLedger ledger) {
        var findings = new Findings(ledger);
        Life before = null;
        for (var life : ledger.lives()) {
            findings.look(life, before);
            before = life;
        }
        return findings.found;
    }

    static boolean isUncalibrated(CustodyEvent event) {
        var until = event.facts().scaleCalibratedUntil();
        return event.facts().weightKg() != null
                && until != null
                && LocalDay.of(event.at()).date().isAfter(until);
    }

    private void look(Life life, @Nullable Life before) {
        reuse(life, before);
        packedTwice(life);
        leftWithoutEntering(life);
        first(
                SEAL_BROKEN,
                life,
                event -> event.step() == Step.SEAL_BROKEN
                        || life.progress().notes(event).contains("seal_changed"));
        first(CONTAINER_LEAKED, life, event -> event.step() == Step.LEAKED);
        first(SCALE_UNCALIBRATED, life, Findings::isUncalibrated);
        first(
                CHAIN_BROKEN,
                life,
                event -> event.facts().previous() != null
                        && !known.contains(event.facts().previous()));
        lasting(CONTAINER_LOST, Step.LOST, SEEN, life);
        lasting(
                CONTAINER_REJECTED,
                Step.REJECTED,
                EnumSet.of(Step.ACCEPTED, Step.RETURNED, Step.PLANT_STORED, Step.TREATED)::contains,
                life);
        for (var weighing : Weighing.pairs(life.events())) {
            var event = weighing.event();
            found.add(new Finding(
                    CONTAINER_BALANCE, event, life.settledAfter(event), weighing.differenceKg(), weighing::breaks));
        }
    }

    /** A bin 周转箱 is made to be used again; a bag or a sharps box is not. */
    private void reuse(Life life, @Nullable Life before) {
        if (before != null && !isBin(life) && !isBin(before)) {
            found.add(Finding.of(
                    LABEL_REUSED,
                    life.events().get(0),
                    life.settledAfter(life.events().get(0))));
        }
    }

    private static boolean isBin(Life life) {
        return life.kind().filter(kind -> kind == ContainerKind.BIN).isPresent();
    }

    /** Two reports of one moment are one packing. */
    private void packedTwice(Life life) {
        life.first(Step.PACKED)
                .ifPresent(packed -> first(
                        ACTIVE_TWICE,
                        life,
                        event -> event.step() == Step.PACKED && event.at().isAfter(packed.at())));
    }

    private void leftWithoutEntering(Life life) {
        var way = life.legs().get(0);
        way.reaching(Step.HANDED_OVER).ifPresent(left -> {
            var entered = way.first(Step.STORED).filter(stored -> !stored.at().isAfter(left.at()));
            if (left.step() != Step.CLOSED && entered.isEmpty() && !way.begunByReturn()) {
                found.add(Finding.of(LEFT_WITHOUT_ENTERING, left, life.settledAfter(left)));
            }
        });
    }

    private void first(ProcessCheck.Kind kind, Life life, Predicate<CustodyEvent> shows) {
        life.events().stream()
                .filter(shows)
                .findFirst()
                .ifPresent(event -> found.add(Finding.of(kind, event, life.settledAfter(event))));
    }

    /** Each time that it began anew, until it was over. */
    private void lasting(ProcessCheck.Kind kind, Step begins, Predicate<Step> ends, Life life) {
        CustodyEvent begun = null;
        for (var event : life.events()) {
            if (begun == null && event.step() == begins) {
                begun = event;
            } else if (begun != null && ends.test(event.step())) {
                found.add(Finding.of(kind, begun, event.at()));
                begun = null;
            }
        }
        if (begun != null) {
            found.add(Finding.of(kind, begun, life.settledAfter(begun)));
        }
    }
}
