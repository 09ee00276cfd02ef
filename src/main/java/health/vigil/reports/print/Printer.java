package health.vigil.reports.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Turns XHTML into PDF/A-2u (ISO 19005-2): every font is embedded and every character can be read back, searched and copied.
 * All text is set in {@value #FONT}, which is part of the program: nothing needs to be installed. A page stands alone: its
 * styles and charts (inline SVG without text) are in it, and nothing is loaded from elsewhere.
 */
@ApplicationScoped
public class Printer {
    /** The family of all text, for style sheets that are to look the same on screen. */
    public static final String FONT = "Noto Sans SC";

    /** What the margins of pages are set in, which no selector reaches. */
    private static final String UNREACHED = "Serif";

    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /**
     * @param xhtml a well-formed page; its title becomes that of the PDF
     * @throws IllegalArgumentException the page isn't well-formed; the message says where
     */
    public byte[] pdf(String xhtml) {
        var page = Xhtml.read(xhtml);
        setInFont(page);
        var pdf = new ByteArrayOutputStream();
        // The drawer of charts keeps what it drew: one for each page.
        try (var charts = new BatikSVGDrawer()) {
            var printing = new PdfRendererBuilder();
            printing.withW3cDocument(page, null);
            for (var priority : ExternalResourceControlPriority.values()) {
                printing.useExternalResourceAccessControl((address, kind) -> false, priority);
            }
            printing.useSVGDrawer(charts);
            for (var family : List.of(FONT, UNREACHED)) {
                printing.useFont(() -> Fonts.open(Fonts.REGULAR), family, 400, FontStyle.NORMAL, true);
                printing.useFont(() -> Fonts.open(Fonts.BOLD), family, 700, FontStyle.NORMAL, true);
            }
            printing.usePdfAConformance(PdfAConformance.PDFA_2_U);
            printing.useColorProfile(colours);
            printing.withProducer("Vigil");
            printing.toStream(pdf);
            printing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("The page could not be written as PDF.", e);
        }
        return pdf.toByteArray();
    }

    /** A font of the reader's machine, which a PDF may name, isn't in the archive. */
    private static void setInFont(Document page) {
        var style = page.createElementNS(page.getDocumentElement().getNamespaceURI(), "style");
        style.setTextContent("* { font-family: '" + FONT + "' !important; font-style: normal !important }");
        head(page).appendChild(style);
    }

    private static Element head(Document page) {
        var heads = page.getElementsByTagName("head");
        if (heads.getLength() == 0) {
            throw new IllegalArgumentException("The page has no head.");
        }
        return (Element) heads.item(0);
    }
}
