package health.vigil.telemetry;

/**
 * Why a message, or a part of it, could not be used.
 *
 * @param detail for people: what was found, where, and what was expected; short, never the whole payload
 */
public record Problem(Reason reason, String detail) {
    private static final int LONGEST = 300;

    public Problem {
        // PostgreSQL text takes no NUL, and a detail must stay readable in a list.
        detail = detail.replace("\0", "\\0");
        detail = detail.length() > LONGEST ? detail.substring(0, LONGEST) + "…" : detail;
    }
}
