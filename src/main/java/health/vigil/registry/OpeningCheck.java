package health.vigil.registry;

import health.vigil.rules.OpeningHours;
import health.vigil.web.Fault;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What opening hours must be beyond their shape: spans that exist and don't overlap, on days that exist. */
final class OpeningCheck {
    private final Entry<SiteDraft> entry;
    private final List<Fault> faults;

    OpeningCheck(Entry<SiteDraft> entry, List<Fault> faults) {
        this.entry = entry;
        this.faults = faults;
    }

    void check(Opening opening) {
        opening.weekly().forEach((day, spans) -> day(day.name().substring(0, 3).toLowerCase(Locale.ROOT), spans));
        opening.exceptions().forEach(this::exception);
        if (opening.weekly().values().stream().allMatch(List::isEmpty)
                && opening.exceptions().values().stream().allMatch(spans -> spans == null || spans.isEmpty())) {
            // Nothing would ever be judged by a rule that holds while open.
            faults.add(entry.fault("opening", "is never; leave it out for a site that is always open"));
        }
    }

    private void exception(String date, @Nullable List<String> spans) {
        var place = "exceptions." + date;
        try {
            LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            faults.add(entry.fault("opening." + place, "'" + date + "' is not a date such as 2026-12-31"));
        }
        if (spans == null) {
            faults.add(entry.fault("opening." + place, "is missing; write [] for a day on which it is closed"));
        } else {
            day(place, spans);
        }
    }

    private void day(String place, List<String> texts) {
        var spans = new ArrayList<OpeningHours.Span>();
        for (var i = 0; i < texts.size(); i++) {
            try {
                spans.add(Opening.span(texts.get(i)));
            } catch (IllegalArgumentException e) {
                faults.add(entry.fault("opening.%s[%d]".formatted(place, i), e.getMessage()));
            }
        }
        spans.sort(Comparator.comparing(OpeningHours.Span::from));
        for (var i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).to())) {
                faults.add(entry.fault(
                        "opening." + place,
                        "the spans overlap at " + spans.get(i).from()));
            }
        }
    }
}
