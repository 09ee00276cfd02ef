package health.vigil.simulator.run;

import health.vigil.simulator.mqtt.Topics;
import health.vigil.simulator.wire.Encoder;
import health.vigil.simulator.wire.Payload;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes out together: letters and the messages made of them.
 *
 * @param letters kept until the broker has acknowledged every message
 */
record Parcel(List<Letter> letters, String topic, List<Payload> messages) {

    static Parcel ofEvent(Letter.Event event, Topics topics) {
        return new Parcel(List.of(event), topics.event(), List.of(event.payload()));
    }

    static Parcel ofReadings(List<Letter.Reading> readings, Encoder encoder, Topics topics) {
        var messages = new ArrayList<Payload>();
        if (readings.size() == 1) {
            var only = readings.get(0);
            var sample =
                    only.damage().map(damage -> damage.spoil(only.sample())).orElse(only.sample());
            var clean = encoder.encode(List.of(sample));
            for (var payload : clean) {
                var spoilt = only.damage().map(damage -> damage.spoil(payload)).orElse(payload);
                for (var copy = 0; copy < only.copies(); copy++) {
                    messages.add(spoilt);
                }
            }
        } else {
            messages.addAll(
                    encoder.encode(readings.stream().map(Letter.Reading::sample).toList()));
        }
        return new Parcel(List.copyOf(readings), topics.telemetry(), messages);
    }
}
