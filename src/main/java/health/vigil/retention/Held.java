package health.vigil.retention;

/**
 * How a row tells whose it is, and so whether a legal hold means it.
 *
 * @param holds  the view of what is held now
 * @param column of that view and of the table
 */
record Held(String holds, String column) {
    static final Held BY_KEY = new Held("held_device", "device_key");
    static final Held BY_ID = new Held("held_device", "device_id");
    static final Held BY_CONTAINER = new Held("held_container", "container");

    /** Finds a hold of the row {@code r}. A hold that begins within a minute holds that minute. */
    String of(String at) {
        return "SELECT FROM %1$s h WHERE h.%2$s = r.%2$s AND r.%3$s BETWEEN h.from_at - INTERVAL '1 minute' AND h.until_at"
                .formatted(holds, column, at);
    }

    /** Finds a held row of a table within a time; asks by device, for so compressed chunks are kept. */
    String in(String table, String at) {
        return """
                SELECT FROM %1$s h CROSS JOIN LATERAL (
                    SELECT FROM %2$s r WHERE r.%3$s = h.%3$s AND r.%4$s >= ? AND r.%4$s < ?
                        AND r.%4$s BETWEEN h.from_at - INTERVAL '1 minute' AND h.until_at LIMIT 1) AS held"""
                .formatted(holds, table, column, at);
    }
}
