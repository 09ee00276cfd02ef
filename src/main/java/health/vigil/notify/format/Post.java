package health.vigil.notify.format;

import java.util.ArrayList;
import java.util.List;

/**
 * What a robot says.
 *
 * @param lines  plain text
 * @param colour of its severity, by Feishu's names
 */
record Post(String title, List<String> lines, String link, String linkText, String colour) {
    /** In a digest's list, where a sentence shares the room with others. */
    private static final int SENTENCE = 200;

    /** @param shown how many of the items to list */
    static Post of(Notice notice, Language language, int shown) {
        var lines = new ArrayList<String>();
        lines.add(notice.sentence().in(language));
        if (notice.kind() == Notice.Kind.DIGEST) {
            lines.addAll(notice.list(language, shown, SENTENCE));
        }
        var mark = notice.kind() == Notice.Kind.TEST ? "" : notice.severity().mark(language);
        return new Post(
                mark + notice.title(language),
                lines,
                notice.link(),
                language == Language.ZH ? "在 Vigil 中查看" : "Open in Vigil",
                notice.over() ? "green" : notice.severity().colour());
    }
}
