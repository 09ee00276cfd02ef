package health.vigil.leadership;

/**
 * Fired when this instance begins to lead, at start or later: once at most, for a leader that loses it ends. What works in
 * the background starts now. Observers run one after another, by priority; if one fails, the process ends.
 */
public record LeadershipGained(long epoch) {}
