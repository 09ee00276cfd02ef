package health.vigil.reports.sheet;

import java.util.List;

/**
 * A report in one language, ready to be shown.
 *
 * @param subtitle what and when it is about
 * @param name     of its file, without ending: letters, digits, dots and hyphens
 * @param facts    what identifies its subject
 * @param notes    what the reader must know, in small print at the end
 */
public record Sheet(
        String title, String subtitle, String name, List<Fact> facts, List<Section> sections, List<String> notes) {
    public Sheet {
        name = name.replaceAll("[^A-Za-z0-9.-]+", "-");
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
        notes = List.copyOf(notes);
    }

    public record Fact(String name, String value) {}
}
