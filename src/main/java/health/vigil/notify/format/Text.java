package health.vigil.notify.format;

/** What people read, made fit for every format. */
final class Text {
    private static final String MORE = "…";

    private Text() {}

    /** Without what XML 1.0 or JSON in UTF-8 can't carry or a line has no place for, and of no more than so many characters. */
    static String line(String text, int most) {
        var clean = new StringBuilder();
        text.codePoints().limit(most + 1L).map(Text::printable).forEach(clean::appendCodePoint);
        return clean.codePointCount(0, clean.length()) <= most
                ? clean.toString()
                : clean.substring(0, clean.offsetByCodePoints(0, most - 1)) + MORE;
    }

    private static int printable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.SURROGATE -> '\uFFFD';
            default -> (character & 0xFFFE) == 0xFFFE ? '\uFFFD' : character;
        };
    }
}
