package health.vigil.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.ingest.TimeRange;
import health.vigil.limits.LimitEntry;
import health.vigil.registry.Device;
import java.time.Duration;
import java.util.List;

/**
 * What is to be tried.
 *
 * @param rule     id of the rule
 * @param changes  the keys of the rule's limit that the draft changes, as they were sent
 * @param draft    the limit with them
 * @param devices  all that the rule or the draft binds, those of a site together
 * @param lookback how long before the range judgement must begin
 */
record DryRunRequest(
        String rule,
        ObjectNode changes,
        LimitEntry draft,
        TimeRange range,
        List<Device> devices,
        Duration lookback,
        String user) {}
