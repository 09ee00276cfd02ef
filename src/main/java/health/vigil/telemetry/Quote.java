package health.vigil.telemetry;

/** Shows what a device sent inside a sentence for people: quoted, shortened, without control characters. */
final class Quote {
    private static final int LONGEST = 60;

    private Quote() {}

    static String of(String sent) {
        var shown = new StringBuilder("\"");
        int end = Math.min(sent.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char c = sent.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\uFFFD' : c);
        }
        return shown.append(end < sent.length() ? "…\"" : "\"").toString();
    }
}
