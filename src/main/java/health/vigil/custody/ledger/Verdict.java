package health.vigil.custody.ledger;

import health.vigil.rules.Breach;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger breaks at a moment.
 *
 * @param breaches     all until now, those that are over included, the first first
 * @param nextLook     the next moment at which something becomes due if nothing happens
 * @param overdueSince when the last limit of a clock that still runs was passed; a notice before it doesn't count
 */
public record Verdict(List<Breach> breaches, @Nullable Instant nextLook, @Nullable Instant overdueSince) {
    private static final double MILLIS_PER_HOUR = 3_600_000;

    public static Verdict of(ContainerLedger ledger, Laws laws, Instant now) {
        return new Judging(ledger, laws, now).verdict();
    }

    /** Those that last. */
    public Stream<Breach> standing() {
        return breaches.stream().filter(breach -> breach.until() == null);
    }

    private static final class Judging {
        private final ContainerLedger ledger;
        private final Laws laws;
        private final Instant now;
        private final Optional<String> usual;
        private final List<Breach> breaches = new ArrayList<>();
        private @Nullable Instant nextLook;
        private @Nullable Instant overdueSince;

        Judging(ContainerLedger ledger, Laws laws, Instant now) {
            this.ledger = ledger;
            this.laws = laws;
            this.now = now;
            this.usual = ledger.timeLine().stream()
                    .flatMap(entry -> Optional.ofNullable(entry.event().report().ruledBy()).stream())
                    .findFirst();
        }

        Verdict verdict() {
            Findings.of(ledger).forEach(this::judge);
            ledger.lives().forEach(life -> Waits.of(life, laws).forEach(this::judge));
            breaches.sort(Comparator.comparing(Breach::at)
                    .thenComparing(breach -> breach.rule().id())
                    .thenComparing(Breach::onset));
            return new Verdict(List.copyOf(breaches), nextLook, overdueSince);
        }

        private void judge(Finding finding) {
            var event = finding.event();
            device(event).ifPresent(device -> {
                for (var rule : laws.of(device, finding.kind())) {
                    if (rule.inForceAt(event.at()) && finding.breaks().test(check(rule))) {
                        breaches.add(new Breach(
                                rule,
                                device,
                                ledger.container(),
                                event.at(),
                                event.at(),
                                finding.value(),
                                finding.until()));
                    }
                }
            });
        }

        private void judge(Wait wait) {
            device(wait.since()).ifPresent(device -> {
                Instant last = null;
                for (var rule : laws.of(device, wait.kind())) {
                    var due = wait.due(check(rule), laws.calendar());
                    if (rule.inForceAt(due) && wait.reaches(due)) {
                        judge(wait, rule, device, due);
                    }
                    last = rule.inForceAt(due) && (last == null || due.isAfter(last)) ? due : last;
                }
                var runs = wait.until() == null || wait.until().isAfter(now);
                if (last != null && runs && !last.isAfter(now)) {
                    overdueSince = earlier(overdueSince, last);
                }
            });
        }

        private void judge(Wait wait, Rule rule, String device, Instant due) {
            if (due.isAfter(now)) {
                nextLook = earlier(nextLook, due);
                return;
            }
            // What is judged anew after a while is another alarm.
            var onset = wait.from();
            var hours = Duration.between(wait.since().at(), due).toMillis() / MILLIS_PER_HOUR;
            breaches.add(new Breach(rule, device, ledger.container(), onset, due, hours, wait.until()));
        }

        private Optional<String> device(CustodyEvent event) {
            return Optional.ofNullable(event.report().ruledBy()).or(() -> usual);
        }

        private static ProcessCheck check(Rule rule) {
            return (ProcessCheck) rule.condition();
        }

        private static Instant earlier(@Nullable Instant a, Instant b) {
            return a == null || b.isBefore(a) ? b : a;
        }
    }
}
