package health.vigil.limits;

/**
 * A rule over several devices of a site that does not bind there.
 *
 * @param rule      id of the rule
 * @param site      registry id of the site
 * @param ambiguous two devices offer the same value; otherwise one is missing
 * @param reason    for people, naming the devices or the value
 */
public record UnboundRule(String rule, String site, boolean ambiguous, String reason) {
    String text() {
        return "The rule %s is not judged at the site %s: %s".formatted(rule, site, reason);
    }
}
