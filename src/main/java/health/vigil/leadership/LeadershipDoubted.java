package health.vigil.leadership;

/** Fired when the session that holds the lead is lost; it is confirmed, or the process ends. */
public record LeadershipDoubted() {}
