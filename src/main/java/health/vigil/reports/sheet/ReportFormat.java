package health.vigil.reports.sheet;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** In what a report is answered; where the caller accepts anything, the first. */
public enum ReportFormat {
    HTML("text/html;charset=UTF-8"),
    PDF("application/pdf"),
    CSV("text/csv;charset=UTF-8"),
    JSON(MediaType.APPLICATION_JSON);

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ReportFormat> of(String text) {
        return Arrays.stream(values()).filter(f -> f.ending().equals(text)).findFirst();
    }

    /** Of the types that the caller accepts, best first. */
    static Optional<ReportFormat> accepted(List<MediaType> types) {
        return types.stream()
                .flatMap(type -> Arrays.stream(values())
                        .filter(f -> MediaType.valueOf(f.mediaType).isCompatible(type)))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(ReportFormat::ending).collect(Collectors.joining(", "));
    }
}
