package health.vigil.limits;

/** Fired after each committed change of overrides and versions, whoever made it, and when one begins or ends. */
public record RulesChanged(RuleChanges changes) {}
