package health.vigil.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A template variable of a dashboard.
 *
 * @param multi whether several may be chosen
 * @param includeAll whether All is a choice
 * @param allValue what stands for All in place of all options; empty if nothing does
 * @param current what the dashboard opens with; empty if it doesn't say
 * @param query SQL where its type is {@code query}; else the options as they were entered
 */
record Variable(
        String name,
        String type,
        boolean multi,
        boolean includeAll,
        String allValue,
        List<String> current,
        String query,
        String regex) {
    private static final String ALL = "$__all";

    static Variable of(JsonNode json) {
        var query = json.path("query");
        return new Variable(
                json.path("name").asText(),
                json.path("type").asText(),
                json.path("multi").asBoolean(),
                json.path("includeAll").asBoolean(),
                json.path("allValue").asText(""),
                texts(json.path("current").path("value")),
                query.isObject() ? query.path("rawSql").asText() : query.asText(),
                json.path("regex").asText(""));
    }

    private static List<String> texts(JsonNode value) {
        var texts = new ArrayList<String>();
        if (value.isArray()) {
            value.forEach(one -> texts.add(one.asText()));
        } else if (value.isTextual()) {
            texts.add(value.asText());
        }
        return texts;
    }

    boolean isQuery() {
        return type.equals("query");
    }

    /** Options that need no database: a list {@code text : value, value}, or the one value of a constant. */
    List<String> ownOptions() {
        return switch (type) {
            case "custom", "interval" ->
                Stream.of(query.split("(?<!\\\\),"))
                        .map(option -> option.replaceFirst("^.+ : ", "").strip())
                        .toList();
            case "constant", "textbox" -> List.of(query);
            default ->
                throw new IllegalArgumentException(
                        "variable %s is of the type %s, which is not known here".formatted(name, type));
        };
    }

    /** What is chosen when the dashboard opens: as it says where that is an option, else All, else the first. */
    Value opening(List<String> options) {
        var chosen = current.stream().filter(options::contains).toList();
        if (includeAll && (chosen.isEmpty() || current.contains(ALL))) {
            return all(options);
        }
        return chosen.isEmpty() ? value(options.stream().limit(1).toList()) : value(chosen);
    }

    /** All where that is a choice; everything where several are; else the first. */
    Value most(List<String> options) {
        return includeAll
                ? all(options)
                : value(multi ? options : options.stream().limit(1).toList());
    }

    /** What is left where the options are none. */
    Value nothing() {
        return type.equals("query") ? (includeAll ? all(List.of()) : value(List.of())) : most(ownOptions());
    }

    private Value all(List<String> options) {
        return new Value(name, options, true, true, allValue);
    }

    private Value value(List<String> chosen) {
        return new Value(name, multi || !chosen.isEmpty() ? chosen : List.of(""), multi || includeAll, multi, "");
    }
}
