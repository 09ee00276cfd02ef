package health.vigil.limits;

import health.vigil.registry.RegistrySnapshot;
import health.vigil.web.Fault;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** What is done with overrides. */
@ApplicationScoped
class OverrideDesk {
    private final RuleTransaction transaction;
    private final RuleCatalogue rules;
    private final Supplier<RegistrySnapshot> registry;
    private final RuleAudit audit;
    private final RuleChangeConfig config;
    private final Clock clock;

    OverrideDesk(
            RuleTransaction transaction,
            RuleCatalogue rules,
            Supplier<RegistrySnapshot> registry,
            RuleAudit audit,
            RuleChangeConfig config,
            Clock clock) {
        this.transaction = transaction;
        this.rules = rules;
        this.registry = registry;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    Page<OverrideView> list(OverrideFilter filter, PageRequest page) throws SQLException {
        var now = now();
        var found =
                transaction.read(connection -> OverrideRows.list(connection, filter.query(now, page), page.fetch()));
        return Page.of(found, page, o -> Long.toString(o.id()), o -> OverrideView.of(o, now));
    }

    OverrideView get(long id) throws SQLException {
        return OverrideView.of(transaction.read(connection -> known(connection, id)), now());
    }

    /** In force at once if an administrator asks for what needs no second person. */
    OverrideView propose(OverrideDraft draft, String user, boolean administrator) throws SQLException {
        var now = now();
        var proposal = new OverrideCheck(rules.limits(), registry.get(), config.longestOverride(), now).check(draft);
        return transaction.change(tx -> {
            var approval = administrator && !proposal.exception() ? new RuleOverride.Approval(user, now) : null;
            var made = OverrideView.of(OverrideRows.insert(tx, proposal, user, approval), now);
            var what = approval == null ? RuleAudit.What.OVERRIDE_PROPOSED : RuleAudit.What.OVERRIDE_APPROVED;
            audit.record(tx, made.rule(), what, new Act(user, now, made.why()), null, made);
            return made;
        });
    }

    OverrideView approve(long id, String user) throws SQLException {
        var now = now();
        return transaction.change(tx -> {
            var proposed = known(tx, id);
            if (proposed.approval() != null || proposed.revocation() != null || !now.isBefore(proposed.until())) {
                throw Problems.conflict(
                        "Override %d is %s; only what is proposed can be approved".formatted(id, state(proposed, now)));
            }
            if (user.equals(proposed.proposedBy())) {
                throw Problems.unprocessable(List.of(
                        new Fault("approved_by", user + " asked for it; a second administrator has to approve it")));
            }
            var approved = OverrideRows.approve(tx, id, new RuleOverride.Approval(user, now));
            return told(tx, RuleAudit.What.OVERRIDE_APPROVED, new Act(user, now, null), proposed, approved);
        });
    }

    OverrideView revoke(long id, String user, String why) throws SQLException {
        var now = now();
        return transaction.change(tx -> {
            var before = known(tx, id);
            if (before.revocation() != null || !now.isBefore(before.until())) {
                throw Problems.conflict("Override %d is %s already".formatted(id, state(before, now)));
            }
            var after = OverrideRows.revoke(tx, id, new RuleOverride.Revocation(user, now, why));
            return told(tx, RuleAudit.What.OVERRIDE_REVOKED, new Act(user, now, why), before, after);
        });
    }

    private OverrideView told(Connection tx, RuleAudit.What what, Act act, RuleOverride before, RuleOverride after)
            throws SQLException {
        var view = OverrideView.of(after, act.at());
        audit.record(tx, view.rule(), what, act, OverrideView.of(before, act.at()), view);
        return view;
    }

    private static String state(RuleOverride override, Instant now) {
        return OverrideView.of(override, now).state();
    }

    private static RuleOverride known(Connection connection, long id) throws SQLException {
        return OverrideRows.find(connection, id).orElseThrow(() -> Problems.notFound("There is no override " + id));
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
