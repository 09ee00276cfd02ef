package health.vigil.leadership;

/** What this instance is to the others on its database. */
public enum Standing {
    /** Another one leads; this one serves console and API, and waits. */
    STANDBY("standby"),
    /** Takes messages, judges and tells. */
    LEADER("leader"),
    /** Leads, as far as it knows; but its session with the database is lost, so another one may lead by now. */
    IN_DOUBT("in_doubt");

    private final String text;

    Standing(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
