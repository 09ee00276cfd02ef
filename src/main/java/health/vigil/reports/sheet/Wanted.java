package health.vigil.reports.sheet;

import health.vigil.web.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** In which format and language a report is asked for. */
public record Wanted(
        @RestQuery @Nullable @Parameter(description = "html, pdf, csv or json; by the Accept header when absent")
                String format,
        @RestQuery @Nullable @Parameter(description = "zh-CN or en; by the Accept-Language header when absent")
                String lang) {

    ReportFormat reportFormat(HttpHeaders headers) {
        if (format == null) {
            return ReportFormat.accepted(headers.getAcceptableMediaTypes()).orElse(ReportFormat.HTML);
        }
        return ReportFormat.of(format)
                .orElseThrow(() ->
                        Problems.badRequest("format: '" + format + "' is not known; there are " + ReportFormat.all()));
    }

    Words words(HttpHeaders headers) {
        if (lang == null) {
            return headers.getAcceptableLanguages().stream()
                    .map(Locale::toLanguageTag)
                    .flatMap(tag -> Words.of(tag).stream())
                    .findFirst()
                    .orElse(Words.ZH);
        }
        return Words.of(lang)
                .orElseThrow(() -> Problems.badRequest("lang: '" + lang + "' is not known; there are zh-CN and en"));
    }
}
