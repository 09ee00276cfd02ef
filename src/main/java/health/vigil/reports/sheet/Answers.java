package health.vigil.reports.sheet;

import health.vigil.reports.print.Printer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Answers with a report in the format and language that was asked for. */
@ApplicationScoped
public class Answers {
    private final SheetPage page;
    private final Printer printer;
    private final HttpHeaders headers;

    /** @param headers those of the request under way */
    Answers(SheetPage page, Printer printer, @Context HttpHeaders headers) {
        this.page = page;
        this.printer = printer;
        this.headers = headers;
    }

    /**
     * @param report what was found, as it is told in JSON
     * @param sheet  how it is written on paper
     */
    public <T> Response of(Wanted wanted, T report, Function<Words, Sheet> sheet) {
        var format = wanted.reportFormat(headers);
        var words = wanted.words(headers);
        if (format == ReportFormat.JSON) {
            return answer(format).entity(report).build();
        }
        var written = sheet.apply(words);
        return answer(format)
                .entity(
                        switch (format) {
                            case PDF -> printer.pdf(page.write(written, words));
                            case CSV -> SheetCsv.write(written, words);
                            default -> page.write(written, words);
                        })
                .header(HttpHeaders.CONTENT_LANGUAGE, words.tag())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "%s; filename=\"%s.%s\""
                                .formatted(
                                        format == ReportFormat.CSV ? "attachment" : "inline",
                                        written.name(),
                                        format.ending()))
                .build();
    }

    private static Response.ResponseBuilder answer(ReportFormat format) {
        return Response.ok()
                .type(format.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Accept, Accept-Language");
    }
}
