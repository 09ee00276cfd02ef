package health.vigil.reports.print;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Makes text in a PDF readable again. Noto gives 一 (U+4E00) and the radical ⼀ (U+2F00) one glyph, and a PDF tells for each
 * glyph one character: PDFBox takes the lowest, so that nobody would find 第一人民医院. Hence the radicals (U+2E80 to U+2FDF) move
 * to a private plane of the font's character map (OpenType {@code cmap}, format 12), in memory only.
 */
final class Radicals {
    private static final int FIRST = 0x2E80;
    private static final int LAST = 0x2FDF;
    private static final int PRIVATE_PLANE = 0x100000;
    private static final int SEGMENTED_COVERAGE = 12;

    private Radicals() {}

    /** Changes the font file in place; what has moved isn't moved again, for several encodings share one map. */
    static void moveAway(byte[] ttf) {
        var font = ByteBuffer.wrap(ttf);
        var cmap = table(font, "cmap");
        int maps = font.getShort(cmap + 2);
        for (int i = 0; i < maps; i++) {
            int map = cmap + font.getInt(cmap + 8 + 8 * i);
            if (font.getShort(map) == SEGMENTED_COVERAGE) {
                moveGroups(font, map);
            }
        }
    }

    private static void moveGroups(ByteBuffer font, int map) {
        int groups = font.getInt(map + 12);
        for (int i = 0; i < groups; i++) {
            int group = map + 16 + 12 * i;
            int first = font.getInt(group);
            int last = font.getInt(group + 4);
            if (first >= FIRST && last <= LAST) {
                font.putInt(group, first + PRIVATE_PLANE).putInt(group + 4, last + PRIVATE_PLANE);
            }
        }
    }

    private static int table(ByteBuffer font, String tag) {
        int tables = font.getShort(4);
        for (int i = 0; i < tables; i++) {
            int entry = 12 + 16 * i;
            var name = new byte[4];
            font.get(entry, name);
            if (tag.equals(new String(name, StandardCharsets.US_ASCII))) {
                return font.getInt(entry + 8);
            }
        }
        throw new IllegalArgumentException("The font has no table " + tag + ".");
    }
}
