package health.vigil.notify.format;

import java.time.Instant;
import java.util.Optional;

/** A retrospective excursion as one sentence, in the manner of alarms' sentences. */
final class ExcursionWording {
    private ExcursionWording() {}

    static Bilingual of(Rule rule, Place place, Reading reading, Instant onset, Optional<Instant> over) {
        var from = BeijingTime.words(onset);
        return new Bilingual(
                place.siteName().zh() + " " + place.deviceName().zh() + "："
                        + rule.name().zh()
                        + quantity("，极值 ", reading, reading.value(), "")
                        + "（" + quantity("限值 ", reading, reading.limit(), "，") + rule.basis() + "），"
                        + over.map(end -> from + " 至 " + BeijingTime.words(end)).orElse("自 " + from + " 起"),
                place.siteName().en() + ", " + place.deviceName().en() + ": "
                        + rule.name().en()
                        + quantity(", extreme ", reading, reading.value(), "")
                        + " (" + quantity("limit ", reading, reading.limit(), ", ") + rule.basis() + ")"
                        + over.map(end -> " from " + from + " to " + BeijingTime.words(end))
                                .orElse(" since " + from));
    }

    private static String quantity(String before, Reading reading, String number, String after) {
        return number.isEmpty() ? "" : before + reading.quantity(number) + after;
    }
}
