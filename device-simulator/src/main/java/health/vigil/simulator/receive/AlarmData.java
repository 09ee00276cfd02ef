package health.vigil.simulator.receive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The data of an event about an alarm. Every part may be absent; what is there is shown. */
record AlarmData(JsonNode data) {

    /** Adds priority, the sender's sentence or, where there is none, what it would say, and the sequence. */
    Line addTo(Line line) {
        line.add(text("/alarm/priority"));
        var sentence = text("/alarm/message") + text("/message");
        if (sentence.isEmpty()) {
            line.add(named("/site")).add(named("/device")).add(reading()).add(source());
        } else {
            line.add(sentence);
        }
        return line.add(text("/sequence").isEmpty() ? "" : "#" + text("/sequence"));
    }

    private String named(String pointer) {
        var name = text(pointer + "/name");
        var id = text(pointer + "/id");
        return name.isEmpty() || id.isEmpty() ? name + id : name + " (" + id + ")";
    }

    private String reading() {
        var field = text("/reading/field");
        var value = text("/reading/value");
        var limit = text("/reading/limit");
        var unit = text("/reading/unit");
        var words = new ArrayList<String>();
        add(words, field);
        add(words, value);
        if (!limit.isEmpty()) {
            words.add("(limit " + limit + ")");
        }
        if (!value.isEmpty() || !limit.isEmpty()) {
            add(words, unit.equals("1") ? "" : unit);
        }
        return String.join(" ", words);
    }

    private String source() {
        var words = new ArrayList<String>();
        var standard = text("/rule/standard");
        var edition = text("/rule/edition");
        add(words, standard);
        add(words, standard.contains(edition) ? "" : edition);
        add(words, text("/rule/clause"));
        if (words.isEmpty()) {
            add(words, text("/rule/name"));
        }
        return String.join(" ", words);
    }

    private String text(String pointer) {
        return Line.text(data, pointer);
    }

    private static void add(List<String> words, String word) {
        if (!word.isBlank()) {
            words.add(word);
        }
    }
}
