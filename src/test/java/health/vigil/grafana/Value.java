package health.vigil.grafana;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is chosen of a template variable, and how Grafana writes it.
 *
 * @param values what is chosen; all options where that is All
 * @param quotable whether more than one, or All, may be chosen: then SQL gets quoted literals without asking
 * @param list whether the choice is a list, be it of one
 * @param asIs what All is written as, by the variable's own "custom all value"; empty if it has none
 */
record Value(String name, List<String> values, boolean quotable, boolean list, String asIs) {
    static Value one(String name, String value) {
        return new Value(name, List.of(value), false, false, "");
    }

    /** One of a variable of which several may be chosen: what a repeated panel gets. */
    Value only(String value) {
        return new Value(name, List.of(value), quotable, false, "");
    }

    Value none() {
        return new Value(name, list ? List.of() : List.of(""), quotable, list, "");
    }

    /**
     * @param format of {@code ${name:format}}; empty where none is named
     * @throws IllegalArgumentException for a format that makes no sense in SQL
     */
    String written(String format) {
        if (!asIs.isEmpty()) {
            return asIs;
        }
        return switch (format) {
            case "" -> inSql();
            case "raw", "csv" -> String.join(",", values);
            case "pipe" -> String.join("|", values);
            case "singlequote" -> quotedBy("'", "\\'");
            case "doublequote" -> quotedBy("\"", "\\\"");
            case "sqlstring" -> each(value -> "'" + value.replace("'", "''").replace("\"", "\\\"") + "'");
            case "glob" -> values.size() > 1 ? "{" + String.join(",", values) + "}" : String.join(",", values);
            default ->
                throw new IllegalArgumentException("the format %s of ${%s} is none for SQL".formatted(format, name));
        };
    }

    /** Of a list each as a literal; of one a literal if there might have been more, else its bare text. */
    private String inSql() {
        return list || quotable
                ? each(value -> "'" + value.replace("'", "''") + "'")
                : values.get(0).replace("'", "''");
    }

    private String quotedBy(String quote, String escaped) {
        return each(value -> quote + value.replace(quote, escaped) + quote);
    }

    private String each(UnaryOperator<String> form) {
        return values.stream().map(form).collect(Collectors.joining(","));
    }
}
