package health.vigil.alarms;

/** Why nobody is called when an alarm is raised. */
enum HeldBack {
    CHATTERING,
    SHELVED,
    SILENCED,
    OUT_OF_SERVICE;

    /** As in the history. */
    String text() {
        return HistoryEntry.word(this);
    }
}
