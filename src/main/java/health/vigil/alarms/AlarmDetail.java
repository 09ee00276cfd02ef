package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An alarm with all that is known of it.
 *
 * @param deadlines statutory clocks, each with the condition under which it runs
 * @param nextStep  whom it is escalated to next; absent when nobody is left to be told
 */
record AlarmDetail(
        @JsonUnwrapped AlarmView alarm,
        List<Deadline.OnAlarm> deadlines,
        List<HistoryEntry> history,
        List<Delivery> deliveries,
        @Nullable NextStep nextStep,
        List<ReadingsAround.Reading> readings) {}
