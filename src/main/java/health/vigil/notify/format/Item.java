package health.vigil.notify.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * One alarm's event, or one retrospective excursion, as all formats need it.
 *
 * @param kind     what {@code id} is the id of: {@code alarm} or {@code excursion}
 * @param sequence empty text for an excursion
 * @param unknown  whether the condition holds can't be told at the moment
 * @param over     since when the condition is over
 * @param sentence for people
 */
record Item(
        String kind,
        String id,
        String sequence,
        String state,
        Severity severity,
        boolean unknown,
        Rule rule,
        Place place,
        Reading reading,
        Instant onset,
        Optional<Instant> over,
        Bilingual sentence,
        String link) {
    private static final int SENTENCE = 500;

    /** @param event {@code data} of an alarm's event */
    static Item ofAlarm(JsonNode event) {
        var alarm = event.path("alarm");
        return new Item(
                "alarm",
                alarm.path("id").asText(),
                event.path("sequence").asText(),
                alarm.path("state").asText(),
                Severity.of(alarm.path("priority").asText()),
                alarm.path("unknown").isObject(),
                Rule.of(event.path("rule")),
                Place.of(event),
                Reading.of(event.path("reading"), "value"),
                Instant.parse(alarm.path("onset_at").asText()),
                time(alarm.path("cleared_at")),
                Bilingual.of(alarm, "message", SENTENCE),
                event.path("links").path("console").asText());
    }

    /** @param excursion one of a digest's */
    static Item ofExcursion(JsonNode excursion, String link) {
        var rule = Rule.of(excursion.path("rule"));
        var place = Place.of(excursion);
        var reading = Reading.of(excursion, "extreme");
        var onset = Instant.parse(excursion.path("onset_at").asText());
        var over = time(excursion.path("ended_at"));
        return new Item(
                "excursion",
                excursion.path("id").asText(),
                "",
                excursion.path("standing").asText(),
                Severity.of(excursion.path("priority").asText()),
                false,
                rule,
                place,
                reading,
                onset,
                over,
                ExcursionWording.of(rule, place, reading, onset, over),
                link);
    }

    private static Optional<Instant> time(JsonNode time) {
        return time.isTextual() ? Optional.of(Instant.parse(time.asText())) : Optional.empty();
    }
}
