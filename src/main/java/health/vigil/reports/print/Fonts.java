package health.vigil.reports.print;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Noto Sans SC (SIL Open Font License 1.1) with TrueType outlines, from the class path: 10 MB a face, read for each page. */
final class Fonts {
    static final String REGULAR = "NotoSansSC-Regular";
    static final String BOLD = "NotoSansSC-Bold";

    private Fonts() {}

    static InputStream open(String face) {
        var file = "fonts/ttf/NotoSansSC/" + face + ".ttf";
        try (var font = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (font == null) {
                throw new FileNotFoundException(
                        "The font " + file + " is missing from the program: install Vigil again, whole.");
            }
            var bytes = font.readAllBytes();
            Radicals.moveAway(bytes);
            return new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
