package health.vigil.ingest;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.smallrye.reactive.messaging.mqtt.MqttMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Tells all devices, retained, whether the service is there. */
@ApplicationScoped
class ServiceState {
    static final String TOPIC = "vigil/v1/service/state";
    static final String LOST = "{\"state\":\"lost\"}";

    private final Emitter<String> emitter;
    private final Clock clock;

    ServiceState(@Channel("service-state") @OnOverflow(OnOverflow.Strategy.DROP) Emitter<String> emitter, Clock clock) {
        this.emitter = emitter;
        this.clock = clock;
    }

    void tell(String state) {
        var payload = "{\"state\":\"%s\",\"at\":\"%s\"}".formatted(state, clock.instant());
        emitter.send(MqttMessage.of(TOPIC, payload, MqttQoS.AT_LEAST_ONCE, true));
    }
}
