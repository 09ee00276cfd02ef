package health.vigil.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF as its reader finds it. */
public final class Pdf {
    private Pdf() {}

    /** Its text, without the breaks of lines: a cell may take several. */
    public static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var reading = new PDFTextStripper();
            return reading.getText(document).replaceAll("\\s+", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
