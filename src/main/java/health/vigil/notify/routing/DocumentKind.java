package health.vigil.notify.routing;

/** The two kinds of documents that are kept. */
enum DocumentKind {
    SET("set", "routing set", "/routing/", "sets.txt"),
    CALENDAR("calendar", "calendar", "/calendars/", "calendars.txt");

    private final String stored;
    private final String words;
    private final String folder;
    private final String index;

    DocumentKind(String stored, String words, String folder, String index) {
        this.stored = stored;
        this.words = words;
        this.folder = folder;
        this.index = index;
    }

    /** As the database has it. */
    String stored() {
        return stored;
    }

    /** For people. */
    String words() {
        return words;
    }

    /** Where those that are shipped lie on the class path. */
    String folder() {
        return folder;
    }

    /** The file in the folder that names them, because a packaged application can't list its folders. */
    String index() {
        return index;
    }
}
