package health.vigil.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.history.ExcursionView;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What a digest says: the {@code data} of its CloudEvent.
 *
 * @param sequence   counts the digests of this recipient
 * @param total      excursions that this recipient had not been told of; beyond {@code excursions}, they come in the next
 * @param message    a sentence for people, in Chinese
 * @param excursions earliest first, as they were when this was written
 */
@JsonInclude
record ExcursionDigestData(
        int sequence, int total, String message, String messageEn, List<ExcursionView> excursions, Links links) {

    /** @param excursions the list in the API, from the beginning of the first on */
    record Links(URI excursions) {}

    static ExcursionDigestData of(int sequence, int total, List<ExcursionView> excursions, String publicUrl) {
        var devices = excursions.stream().map(e -> e.device().id()).distinct().count();
        var since = excursions.stream()
                .map(ExcursionView::onsetAt)
                .min(Instant::compareTo)
                .orElseThrow();
        return new ExcursionDigestData(
                sequence,
                total,
                "补传数据回溯发现超限 %d 起，本次列出 %d 起，涉及设备 %d 台".formatted(total, excursions.size(), devices),
                "Buffered readings show %d excursions; %d of them on %d devices are listed here"
                        .formatted(total, excursions.size(), devices),
                excursions,
                new Links(URI.create(publicUrl + "/api/v1/excursions?since=" + since)));
    }
}
