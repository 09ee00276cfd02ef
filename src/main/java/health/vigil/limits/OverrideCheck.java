package health.vigil.limits;

import health.vigil.registry.RegistrySnapshot;
import health.vigil.rules.Priority;
import health.vigil.web.Fault;
import health.vigil.web.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with a wish for an override. */
final class OverrideCheck {
    static final int LONGEST_TEXT = 2000;

    /** Delays don't depend on it, and clocks can't be changed. */
    private static final String NEEDED = "; a legal limit is loosened only with exception: true, its written basis"
            + " (document number) and the approval of a second administrator";

    private final List<DatedLimit> limits;
    private final RegistrySnapshot registry;
    private final Duration longest;
    private final Instant now;
    private final List<Fault> faults = new ArrayList<>();

    /**
     * @param limits  of all rules
     * @param longest that an override may last
     */
    OverrideCheck(List<DatedLimit> limits, RegistrySnapshot registry, Duration longest, Instant now) {
        this.limits = limits;
        this.registry = registry;
        this.longest = longest;
        this.now = now;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with all faults */
    Proposal check(OverrideDraft draft) {
        var scope = scope(draft);
        var from = draft.from() == null ? now : draft.from().toInstant();
        var until = until(draft.until(), draft.from() != null, from);
        var change = change(draft);
        if (draft.why() == null || draft.why().isBlank()) {
            fault("why", "is missing");
        } else if (draft.why().length() > LONGEST_TEXT) {
            fault("why", "is longer than " + LONGEST_TEXT + " characters");
        }
        if (until.isPresent()) {
            var bound = pieces(draft.rule(), from, until.get());
            scope.ifPresent(s -> binds(draft.rule(), s, bound));
            rules(draft, change, bound);
        }
        if (!faults.isEmpty()) {
            throw Problems.unprocessable(List.copyOf(new LinkedHashSet<>(faults)));
        }
        return new Proposal(
                String.valueOf(draft.rule()),
                scope.orElseThrow(),
                change,
                draft.exception(),
                draft.basis(),
                String.valueOf(draft.why()),
                now,
                from,
                until.orElseThrow());
    }

    private Optional<Scope> scope(OverrideDraft draft) {
        var scopes = Stream.of(
                        Optional.ofNullable(draft.device()).map(id -> new Scope(Scope.Kind.DEVICE, id)),
                        Optional.ofNullable(draft.site()).map(id -> new Scope(Scope.Kind.SITE, id)),
                        Optional.ofNullable(draft.jurisdiction()).map(code -> new Scope(Scope.Kind.JURISDICTION, code)))
                .flatMap(Optional::stream)
                .toList();
        if (scopes.size() != 1) {
            fault("device", "exactly one of device, site and jurisdiction is needed, not " + scopes.size());
            return Optional.empty();
        }
        return Optional.of(scopes.get(0));
    }

    private Optional<Instant> until(@Nullable OffsetDateTime until, boolean fromGiven, Instant from) {
        if (fromGiven && from.isBefore(now)) {
            fault("from", "lies in the past, which has been judged; leave it out to begin at once");
        }
        if (until == null) {
            fault("until", "is missing: every override ends");
        } else if (!until.toInstant().isAfter(from)) {
            fault("until", until + " is not after its begin");
        } else if (until.toInstant().isAfter(from.plus(longest))) {
            fault(
                    "until",
                    "is more than %d days after its begin, the longest that an override may last"
                            .formatted(longest.toDays()));
        } else {
            return Optional.of(until.toInstant());
        }
        return Optional.empty();
    }

    private RuleChange change(OverrideDraft draft) {
        return new RuleChange(
                draft.threshold(),
                draft.onDelay(),
                draft.offDelay(),
                draft.deadband(),
                priority(draft.priority()),
                draft.enabled() == null || draft.enabled());
    }

    private @Nullable Priority priority(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var found = Priority.of(text);
        if (found.isEmpty()) {
            fault(
                    "priority",
                    "'%s' is not one of %s"
                            .formatted(
                                    text,
                                    Arrays.stream(Priority.values())
                                            .map(Priority::text)
                                            .collect(Collectors.joining(", "))));
        }
        return found.orElse(null);
    }

    /** What the rule says in the time of the override. */
    private List<DatedLimit> pieces(@Nullable String rule, Instant from, Instant until) {
        var all = limits.stream().filter(limit -> limit.id().equals(rule)).toList();
        if (all.isEmpty()) {
            fault("rule", rule == null ? "is missing" : "there is no rule '" + rule + "'");
            return List.of();
        }
        var then = all.stream()
                .filter(limit -> limit.period().from().isBefore(until))
                .filter(limit ->
                        limit.period().until() == null || limit.period().until().isAfter(from))
                .toList();
        if (then.isEmpty()) {
            fault("rule", rule + " is not in force at that time");
        }
        return then;
    }

    private void binds(@Nullable String rule, Scope scope, List<DatedLimit> bound) {
        var devices = registry.devices().stream().filter(scope::covers).toList();
        if (devices.isEmpty()) {
            fault(scope.kind().text(), "there is no device in service at " + scope);
        } else if (!bound.isEmpty()
                && devices.stream().noneMatch(device -> bound.stream().anyMatch(limit -> limit.binds(device)))) {
            fault("rule", "%s binds no device at %s".formatted(rule, scope));
        }
    }

    private void rules(OverrideDraft draft, RuleChange change, List<DatedLimit> bound) {
        var rules =
                bound.stream().map(limit -> limit.rule(Reporting.EVERY_MINUTE)).toList();
        rules.forEach(rule -> faults.addAll(change.faults(rule)));
        var loosenings = rules.stream()
                .filter(rule -> rule.source().legal())
                .map(change::loosenings)
                .flatMap(List::stream)
                .toList();
        if (!draft.exception()) {
            loosenings.forEach(loosening -> fault(loosening.path(), loosening.reason() + NEEDED));
        } else if (loosenings.isEmpty() && !rules.isEmpty()) {
            fault("exception", "this loosens no legal limit; leave it out");
        } else if (draft.basis() == null || draft.basis().isBlank()) {
            fault("basis", "is missing: the number of the document that allows to loosen a legal limit");
        }
    }

    private void fault(String key, String reason) {
        faults.add(new Fault(key, reason));
    }
}
