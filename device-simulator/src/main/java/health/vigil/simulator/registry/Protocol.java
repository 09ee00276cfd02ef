package health.vigil.simulator.registry;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The telemetry format a device speaks. */
public enum Protocol {
    @JsonProperty("vigil_json")
    VIGIL_JSON,
    @JsonProperty("senml")
    SENML,
    @JsonProperty("hj212")
    HJ212
}
