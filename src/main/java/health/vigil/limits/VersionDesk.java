package health.vigil.limits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.web.EntityTags;
import health.vigil.web.Fault;
import health.vigil.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is done with the rules that users write: local ones, and new versions of presets. */
@ApplicationScoped
class VersionDesk {
    /** The key, or keys, that a message of the check begins with. */
    private static final Pattern KEYED = Pattern.compile("([a-z_.0-9]+(?:, [a-z_.0-9]+)*): (.*)", Pattern.DOTALL);

    private final RuleTransaction transaction;
    private final LimitPacks packs;
    private final RuleCatalogue rules;
    private final RuleAudit audit;
    private final Clock clock;

    VersionDesk(RuleTransaction transaction, LimitPacks packs, RuleCatalogue rules, RuleAudit audit, Clock clock) {
        this.transaction = transaction;
        this.packs = packs;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** All versions, the newest first; none for a rule that is as shipped. */
    List<RuleVersion> versions(String rule) throws SQLException {
        var found = transaction.read(connection -> VersionRows.of(connection, rule));
        if (found.isEmpty() && rules.shipping(rule).isEmpty()) {
            throw unknown(rule);
        }
        return found;
    }

    RuleVersion draft(String rule) throws SQLException {
        return draftAmong(versions(rule), rule);
    }

    /** The first draft of a new local rule. */
    RuleVersion create(LocalRuleDraft given, String user) throws SQLException {
        var complete = given.complete();
        var id = complete.entry().path("id").asText();
        var now = now();
        return transaction.change(tx -> {
            if (!VersionRows.of(tx, id).isEmpty()) {
                throw Problems.conflict("There is a rule '%s' already; change it with PUT %s"
                        .formatted(id, "/api/v1/rules/" + id + "/draft"));
            }
            return save(tx, null, drafted(id, 1, Optional.of(complete.local()), complete.entry(), user, now));
        });
    }

    /**
     * Writes the draft of the next version.
     *
     * @param ifMatch needed when there is a draft already
     */
    RuleVersion write(String rule, @Nullable String ifMatch, ObjectNode body, String user) throws SQLException {
        var now = now();
        return transaction.change(tx -> {
            var versions = VersionRows.of(tx, rule);
            var draft = versions.stream().filter(VersionDesk::isDraft).findFirst();
            if (draft.isPresent()) {
                EntityTags.require(ifMatch, draft.get().edits());
            }
            if (versions.isEmpty()) {
                return save(tx, null, drafted(replaceable(rule), 1, Optional.empty(), body, user, now));
            }
            var last = versions.get(0);
            var number = draft.map(RuleVersion::number).orElse(last.number() + 1);
            return save(tx, draft.orElse(null), drafted(rule, number, last.local(), body, user, now));
        });
    }

    void discard(String rule, @Nullable String ifMatch, String user) throws SQLException {
        var now = now();
        transaction.change(tx -> {
            var draft = draftAmong(VersionRows.of(tx, rule), rule);
            seen(ifMatch, draft);
            VersionRows.delete(tx, draft);
            audit.record(
                    tx, rule, RuleAudit.What.DRAFT_DISCARDED, new Act(user, now, null), VersionView.of(draft), null);
            return draft;
        });
    }

    /** @param from absent: at once */
    RuleVersion approve(
            String rule,
            @Nullable String ifMatch,
            String user,
            String why,
            Optional<Instant> from,
            Optional<Instant> until)
            throws SQLException {
        var now = now();
        return transaction.change(tx -> {
            var draft = draftAmong(VersionRows.of(tx, rule), rule);
            seen(ifMatch, draft);
            usable(draft); // packs may have changed since it was written
            var begin = from.orElse(now);
            var faults = new ArrayList<Fault>();
            if (user.equals(draft.author())) {
                faults.add(new Fault("approver", user + " wrote it; a second administrator has to approve it"));
            }
            if (begin.isBefore(now)) {
                faults.add(new Fault(
                        "valid_from", "lies in the past, which has been judged; leave it out to begin at once"));
            }
            if (until.filter(end -> !end.isAfter(begin)).isPresent()) {
                faults.add(new Fault("valid_until", "is not after its begin"));
            }
            if (!faults.isEmpty()) {
                throw Problems.unprocessable(faults);
            }
            VersionRows.approve(tx, draft, new RuleVersion.Approval(user, now, why), begin, until.orElse(null));
            var approved = numbered(tx, draft);
            var act = new Act(user, now, why);
            audit.record(
                    tx, rule, RuleAudit.What.VERSION_APPROVED, act, VersionView.of(draft), VersionView.of(approved));
            return approved;
        });
    }

    /** Ends what users wrote: a local rule is judged no more, a preset again as shipped. */
    List<RuleVersion> retire(String rule, String user, String why) throws SQLException {
        var now = now();
        return transaction.change(tx -> {
            var before = VersionRows.of(tx, rule);
            if (before.isEmpty() && rules.shipping(rule).isEmpty()) {
                throw unknown(rule);
            }
            if (VersionRows.retire(tx, rule, now) == 0) {
                throw Problems.conflict("'%s' has no approved version in force or to come".formatted(rule));
            }
            var after = VersionRows.of(tx, rule);
            audit.record(tx, rule, RuleAudit.What.RULE_RETIRED, new Act(user, now, why), views(before), views(after));
            return after;
        });
    }

    private RuleVersion save(Connection tx, @Nullable RuleVersion before, RuleVersion draft) throws SQLException {
        usable(draft);
        VersionRows.save(tx, draft);
        var saved = numbered(tx, draft);
        audit.record(
                tx,
                draft.rule(),
                RuleAudit.What.DRAFT_WRITTEN,
                new Act(draft.author(), draft.writtenAt(), null),
                before == null ? null : VersionView.of(before),
                VersionView.of(saved));
        return saved;
    }

    private static RuleVersion drafted(
            String rule, int number, Optional<LimitVersion.Local> local, ObjectNode body, String user, Instant now) {
        return new RuleVersion(rule, number, local, body, RuleVersion.State.DRAFT, user, now, 0, null, null, null);
    }

    private static RuleVersion numbered(Connection tx, RuleVersion version) throws SQLException {
        return VersionRows.of(tx, version.rule()).stream()
                .filter(v -> v.number() == version.number())
                .findFirst()
                .orElseThrow();
    }

    /** A law is not ours to rewrite. */
    private String replaceable(String rule) {
        var pack = rules.shipping(rule).orElseThrow(() -> unknown(rule));
        if (pack.legal()) {
            throw fault(
                    "id",
                    "%s is law (%s) and can't have another version; POST /api/v1/overrides changes it for a place and a time"
                            .formatted(rule, pack.citation()));
        }
        return rule;
    }

    private void usable(RuleVersion version) {
        try {
            var limit = version.limit(packs);
            if (!limit.id().equals(version.rule())) {
                throw fault("id", "'%s' is not the %s of the address".formatted(limit.id(), version.rule()));
            }
        } catch (InvalidLimitPackException e) {
            var keyed = KEYED.matcher(e.problem());
            throw keyed.matches() ? fault(keyed.group(1), keyed.group(2)) : fault("entry", e.problem());
        }
    }

    private static void seen(@Nullable String ifMatch, RuleVersion draft) {
        if (ifMatch != null) {
            EntityTags.require(ifMatch, draft.edits());
        }
    }

    private static RuleVersion draftAmong(List<RuleVersion> versions, String rule) {
        return versions.stream()
                .filter(VersionDesk::isDraft)
                .findFirst()
                .orElseThrow(() -> Problems.notFound("There is no draft of rule '" + rule + "'"));
    }

    private static boolean isDraft(RuleVersion version) {
        return version.state() == RuleVersion.State.DRAFT;
    }

    private static List<VersionView> views(List<RuleVersion> versions) {
        return versions.stream().map(VersionView::of).toList();
    }

    private static RuntimeException fault(String key, String reason) {
        return Problems.unprocessable(List.of(new Fault(key, reason)));
    }

    private static RuntimeException unknown(String rule) {
        return Problems.notFound(
                "There is no rule '" + rule + "'. GET /api/v1/rules lists all; POST makes a local one");
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
