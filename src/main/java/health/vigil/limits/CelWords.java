package health.vigil.limits;

import java.util.Map;
import java.util.regex.Pattern;

/** Says in words for people what CEL's compiler says in its own. */
final class CelWords {
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '(.+?)' applied to '\\((.*?)\\)'.*", Pattern.DOTALL);
    private static final Map<String, String> TYPES =
            Map.of("double", "number", "bool", "truth value", "string", "text", "int", "whole number");

    private CelWords() {}

    static String of(String message) {
        var noOverload = NO_OVERLOAD.matcher(message);
        if (!noOverload.matches()) {
            return message;
        }
        var types = Pattern.compile(", ")
                .splitAsStream(noOverload.group(2))
                .map(CelWords::type)
                .toList();
        return "%s cannot take %s".formatted(operator(noOverload.group(1)), String.join(" and ", types));
    }

    /** {@code _>_} is {@code >}. */
    static String operator(String function) {
        return function.replace("_", "").replace("@", "");
    }

    static String type(String type) {
        return TYPES.getOrDefault(type, type);
    }
}
