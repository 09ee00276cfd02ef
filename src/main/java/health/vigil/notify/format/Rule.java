package health.vigil.notify.format;

import com.fasterxml.jackson.databind.JsonNode;

/** What was broken, and what demands it. */
record Rule(String id, Bilingual name, String standard, String edition, String clause) {
    private static final int NAME = 80;

    static Rule of(JsonNode rule) {
        return new Rule(
                rule.path("id").asText(),
                Bilingual.of(rule, "name", NAME),
                Text.line(rule.path("standard").asText(), NAME),
                Text.line(rule.path("edition").asText(), NAME),
                Text.line(rule.path("clause").asText(), NAME));
    }

    /** For instance GB 5749-2022 Table 1. */
    String basis() {
        return standard + (edition.isBlank() ? "" : "-" + edition) + " " + clause;
    }
}
