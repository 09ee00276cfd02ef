package health.vigil.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of the report. All that went into the rate, and all that did not, is in it.
 *
 * @param period      the day, or the month as far as its days were asked for
 * @param key         of what {@code by} names
 * @param rate        numerator / denominator, 0 to 1; null where nothing was judged
 * @param numerator   values that kept all legal limits
 * @param denominator values that were judged
 * @param averaged    values that were judged in their daily mean only
 * @param total       values that are stored: denominator, averaged and all excluded
 * @param excluded    values that were not judged, by reason
 * @param uncertain   values judged although suspect, by what is suspect
 * @param planned     values that should have been measured
 * @param coverage    share of the planned values that was used; null where nothing was planned
 * @param valid       at least 75 % of the planned values were used
 * @param dailyMeans  null where no limit is on a daily mean, or no mean was valid
 */
@JsonInclude
record ComplianceRow(
        String period,
        String key,
        String name,
        String nameEn,
        @Nullable Double rate,
        long numerator,
        long denominator,
        long violated,
        long averaged,
        long total,
        Map<String, Long> excluded,
        Map<String, Long> uncertain,
        long planned,
        @Nullable Double coverage,
        boolean valid,
        @Nullable DailyMeans dailyMeans) {
    /** Days whose mean kept the limits, of those whose mean was judged. */
    record DailyMeans(double rate, long numerator, long denominator) {}

    /** Unique among the lines, and in their order. */
    String id() {
        return period + "|" + key;
    }

    static ComplianceRow of(Subject subject, Figures figures) {
        return new ComplianceRow(
                subject.period(),
                subject.key(),
                subject.name(),
                subject.nameEn(),
                figures.rate().orElse(null),
                figures.compliant(),
                figures.judged(),
                figures.violated(),
                figures.averaged(),
                figures.total(),
                new TreeMap<>(figures.excluded()),
                new TreeMap<>(figures.uncertain()),
                figures.planned(),
                figures.coverage().orElse(null),
                figures.valid(),
                figures.meansRate()
                        .map(rate -> new DailyMeans(rate, figures.meansCompliant(), figures.means()))
                        .orElse(null));
    }
}
