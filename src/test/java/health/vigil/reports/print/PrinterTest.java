package health.vigil.reports.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PrinterTest {
    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" lang="zh-CN">
            <head><title>超温报告</title><style>@page { @bottom-right { content: "第" counter(page) "页" } } td { border: 1px solid #888 } code { font-family: monospace }</style></head>
            <body>
              <h1>超温报告</h1>
              <p>韶关市第一人民医院 &lt;二号冰箱&gt; <b>+9.3 °C</b> ≥ 8.0 °C, <code>fridge-2</code> <i>3 h</i></p>
              <svg xmlns="http://www.w3.org/2000/svg" width="300" height="60" viewBox="0 0 300 60">
                <path d="M0 50 L100 10 L300 40" fill="none" stroke="#06c"/>
                <rect x="20" y="0" width="50" height="60" fill="#c00" fill-opacity="0.2"/>
              </svg>
            </body></html>
            """;

    private final Printer printer = new Printer();

    @Test
    void chineseTextCanBeReadBack() throws IOException {
        try (var pdf = Loader.loadPDF(printer.pdf(PAGE))) {
            var reading = new PDFTextStripper();
            reading.setSortByPosition(true);
            assertThat(reading.getText(pdf)).contains("超温报告", "韶关市第一人民医院 <二号冰箱> +9.3 °C ≥ 8.0 °C, fridge-2 3 h", "第1页");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("超温报告");
        }
    }

    @Test
    void everyFontIsEmbedded() throws IOException {
        try (var pdf = Loader.loadPDF(printer.pdf(PAGE))) {
            assertThat(fonts(pdf)).isNotEmpty().allMatch(PDFont::isEmbedded);
        }
    }

    @Test
    void saysThatItIsForTheArchive() throws IOException {
        try (var pdf = Loader.loadPDF(printer.pdf(PAGE))) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .containsPattern("pdfaid:part(=\"|>)2")
                    .containsPattern("pdfaid:conformance(=\"|>)U");
            assertThat(catalog.getOutputIntents()).hasSize(1);
        }
    }

    @Test
    void whatTheFontDoesNotHaveIsMarked() throws IOException {
        var page = PAGE.replace("超温报告</h1>", "龘\uD840\uDC00\uE000</h1>");
        try (var pdf = Loader.loadPDF(printer.pdf(page))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("#");
        }
    }

    @Test
    void refusesWhatIsNotWellFormedAndSaysWhere() {
        assertThatThrownBy(() -> printer.pdf("<html>\n<head></head><p>a < b</p></html>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void opensNoFilesForAPage() {
        assertThatThrownBy(
                        () -> printer.pdf(
                                """
                <!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
                <html><head><title>t</title></head><body>&secret;</body></html>
                """))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hostname");
    }

    private static Iterable<PDFont> fonts(PDDocument pdf) throws IOException {
        var fonts = new ArrayList<PDFont>();
        for (var page : pdf.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }
}
