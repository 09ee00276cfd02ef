package health.vigil.leadership;

/** Fired after a doubt: nobody led meanwhile, so all goes on as it was. */
public record LeadershipConfirmed() {}
