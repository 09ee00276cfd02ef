package health.vigil.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A dashboard as it is given to Grafana.
 *
 * @param name its file's, without the ending
 * @param panels all, also those inside of rows, without those that ask nothing
 */
public record Dashboard(
        String name,
        String language,
        ZoneId zone,
        String from,
        String to,
        List<Variable> variables,
        List<Query> annotations,
        List<Panel> panels) {
    private static final Path FOLDER = Path.of("grafana/dashboards");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param language {@code zh} or {@code en} */
    public static List<Dashboard> all(String language) {
        try (var files = Files.list(FOLDER.resolve(language))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(file -> read(file, language))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The dashboards are read from the project's root: " + FOLDER, e);
        }
    }

    private static Dashboard read(Path file, String language) {
        try {
            var json = JSON.readTree(file.toFile());
            return new Dashboard(
                    file.getFileName().toString().replace(".json", ""),
                    language,
                    ZoneId.of(json.path("timezone").asText()),
                    json.path("time").path("from").asText(),
                    json.path("time").path("to").asText(),
                    list(json.path("templating").path("list"), Variable::of),
                    list(json.path("annotations").path("list"), annotation -> Query.of(annotation.path("target")))
                            .stream()
                            .filter(annotation -> !annotation.sql().isEmpty())
                            .toList(),
                    panels(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Panel> panels(JsonNode json) {
        var panels = new ArrayList<Panel>();
        for (var panel : json.path("panels")) {
            panels.addAll(panels(panel));
            if (!Query.ofPanel(panel).isEmpty()) {
                panels.add(Panel.of(panel));
            }
        }
        return panels;
    }

    private interface Reader<T> {
        T read(JsonNode json);
    }

    private static <T> List<T> list(JsonNode array, Reader<T> reader) {
        var list = new ArrayList<T>();
        array.forEach(json -> list.add(reader.read(json)));
        return list;
    }

    public TimeRange defaultRange(Instant now) {
        return TimeRange.of(from, to, now, zone);
    }

    @Override
    public String toString() {
        return language + "/" + name;
    }
}
