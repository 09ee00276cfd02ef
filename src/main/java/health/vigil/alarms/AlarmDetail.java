package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** An alarm with all that is known of it. */
record AlarmDetail(
        @JsonUnwrapped AlarmView alarm,
        List<HistoryEntry> history,
        List<Delivery> deliveries,
        List<ReadingsAround.Reading> readings) {}
