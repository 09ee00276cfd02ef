package health.vigil.simulator.fault;

import health.vigil.simulator.signal.Sample;
import health.vigil.simulator.wire.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** How a message can be unusable. */
public enum Damage {
    /** The text breaks off; of an HJ 212 frame the check sum is missing. */
    BAD_JSON {
        @Override
        public Payload spoil(Payload payload) {
            var kept = Math.max(1, payload.bytes().length - 8);
            return new Payload(Arrays.copyOf(payload.bytes(), kept), payload.contentType());
        }
    },
    /** A field that no catalogue knows, named so that it may stand for a pollutant code too. */
    UNKNOWN_FIELD {
        @Override
        public Sample spoil(Sample sample) {
            return sample.with("w99999", 1.0);
        }
    },
    /** Values are a thousand times too great, and SenML, which says the unit, says another one. */
    WRONG_UNIT {
        @Override
        public Sample spoil(Sample sample) {
            var spoilt = sample;
            for (var field : sample.values().keySet()) {
                spoilt = spoilt.changing(field, value -> value * 1000);
            }
            return spoilt;
        }

        @Override
        public Payload spoil(Payload payload) {
            var text = payload.contentType().equals(Payload.SENML)
                    ? payload.text().replaceAll("\"u\":\"[^\"]*\"", "\"u\":\"lb\"")
                    : payload.text();
            return new Payload(text.getBytes(StandardCharsets.UTF_8), payload.contentType());
        }
    },
    /** A time that cannot be: the clock fell back to the year 2000. */
    ABSURD_TIME {
        @Override
        public Sample spoil(Sample sample) {
            return sample.at(Instant.parse("2000-01-01T00:00:00Z"));
        }
    };

    /** Damages what the device measured. */
    public Sample spoil(Sample sample) {
        return sample;
    }

    /** Damages what the device sends. */
    public Payload spoil(Payload payload) {
        return payload;
    }
}
