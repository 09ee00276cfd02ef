package health.vigil.alarms;

/** An entry of an alarm's history, with the alarm as it stands when this is read. */
public record AlarmEvent(HistoryEntry entry, AlarmView alarm) {}
