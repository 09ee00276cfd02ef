package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * An alarm with all that is known of it.
 *
 * @param deadlines statutory clocks, each with the condition under which it runs
 */
record AlarmDetail(
        @JsonUnwrapped AlarmView alarm,
        List<Deadline.OnAlarm> deadlines,
        List<HistoryEntry> history,
        List<Delivery> deliveries,
        List<ReadingsAround.Reading> readings) {}
