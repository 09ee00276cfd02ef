package health.vigil.reports.sheet;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** A sheet as a page of XHTML that stands alone: its style and its charts are in it. */
@ApplicationScoped
class SheetPage {
    private final Template template;
    private final Clock clock;

    SheetPage(@Location("reports/sheet.html") Template template, Clock clock) {
        this.template = template;
        this.clock = clock;
    }

    String write(Sheet sheet, Words words) {
        return template.data("sheet", sheet)
                .data("words", words.all())
                .data("lang", words.tag())
                .data("printed", words.get("printed", words.time(clock.instant())))
                .render();
    }
}
