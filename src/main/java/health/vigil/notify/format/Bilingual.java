package health.vigil.notify.format;

import com.fasterxml.jackson.databind.JsonNode;

/** The same in both languages. */
record Bilingual(String zh, String en) {
    /** The property and its {@code _en} sibling; what has no English is told in Chinese. */
    static Bilingual of(JsonNode node, String property, int most) {
        var zh = Text.line(node.path(property).asText(), most);
        return new Bilingual(zh, Text.line(node.path(property + "_en").asText(zh), most));
    }

    String in(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
