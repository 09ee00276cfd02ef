package health.vigil.notify;

import health.vigil.alarms.AlarmView;
import health.vigil.notify.routing.Subject;
import health.vigil.registry.DivisionCode;
import health.vigil.rules.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Alarms as the routes see them. */
final class Subjects {
    /** For what lies in no division that is known, so that only those who are told of everything are told. */
    static final DivisionCode COUNTRY = new DivisionCode("100000");

    private Subjects() {}

    /** @param row with the columns of an alarm or an excursion */
    static Subject of(ResultSet row) throws SQLException {
        return new Subject(
                row.getString("family"),
                row.getString("field"),
                row.getString("rule_id"),
                Priority.values()[row.getInt("priority")],
                row.getString("device_id"),
                row.getString("site_id"),
                DivisionCode.of(row.getString("jurisdiction")).orElse(COUNTRY));
    }

    static Subject of(AlarmView alarm) {
        return new Subject(
                alarm.device().family(),
                alarm.field(),
                alarm.rule().id(),
                Priority.of(alarm.priority()).orElseThrow(),
                alarm.device().id(),
                alarm.site().id(),
                DivisionCode.of(alarm.jurisdiction().code()).orElse(COUNTRY));
    }
}
