package health.vigil.notify;

import health.vigil.alarms.AlarmView;
import health.vigil.notify.routing.Subject;
import health.vigil.registry.DivisionCode;
import health.vigil.rules.Priority;
import java.util.Locale;

/** Alarms as the routes see them. */
final class Subjects {
    /** For what lies in no division that is known, so that only those who are told of everything are told. */
    static final DivisionCode COUNTRY = new DivisionCode("100000");

    private Subjects() {}

    static Subject of(AlarmView alarm) {
        return new Subject(
                alarm.device().family(),
                alarm.field(),
                alarm.rule().id(),
                Priority.valueOf(alarm.priority().toUpperCase(Locale.ROOT)),
                alarm.device().id(),
                alarm.site().id(),
                DivisionCode.of(alarm.jurisdiction().code()).orElse(COUNTRY));
    }
}
