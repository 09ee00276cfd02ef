package health.vigil.ingest;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.smallrye.reactive.messaging.mqtt.MqttMessage;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Tells all devices, retained, whether the service is there, which only the leader does: again with each new connection, for at the end of the old
 * one the broker told our will.
 */
@ApplicationScoped
class ServiceState {
    private static final Logger LOG = Logger.getLogger(ServiceState.class);
    static final String TOPIC = "vigil/v1/service/state";
    static final String LOST = "{\"state\":\"lost\"}";
    private static final long LOOK_MILLIS = Duration.ofSeconds(1).toMillis();

    private final Emitter<String> emitter;
    private final BrokerLink link;
    private final Vertx vertx;
    private final Clock clock;
    private long timer;
    private boolean up;

    ServiceState(
            @Channel("service-state") @OnOverflow(OnOverflow.Strategy.DROP) Emitter<String> emitter,
            BrokerLink link,
            Vertx vertx,
            Clock clock) {
        this.emitter = emitter;
        this.link = link;
        this.vertx = vertx;
        this.clock = clock;
    }

    void online() {
        timer = vertx.setPeriodic(LOOK_MILLIS, tick -> look());
    }

    void offline() {
        vertx.cancelTimer(timer);
        tell("offline");
    }

    private void look() {
        var now = link.up();
        if (now && !up) {
            if (!emitter.hasRequests()) {
                return; // our own connection comes a moment later than the devices'
            }
            LOG.info("The broker is connected; messages are taken");
            tell("online");
        } else if (up && !now) {
            LOG.warn("The broker is away; messages wait with it and with the devices, and come when it is back");
        }
        up = now;
    }

    private void tell(String state) {
        var payload = "{\"state\":\"%s\",\"at\":\"%s\"}".formatted(state, clock.instant());
        emitter.send(MqttMessage.of(TOPIC, payload, MqttQoS.AT_LEAST_ONCE, true));
    }
}
