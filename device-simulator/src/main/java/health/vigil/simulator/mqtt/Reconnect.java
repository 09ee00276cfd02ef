package health.vigil.simulator.mqtt;

import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedListener;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Tries again with pauses that double from half a second to 30 s; what was on its way is sent once more. */
final class Reconnect implements MqttClientDisconnectedListener {

    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 30_000;

    private final LinkListener listener;

    Reconnect(LinkListener listener) {
        this.listener = listener;
    }

    @Override
    public void onDisconnected(MqttClientDisconnectedContext context) {
        if (context.getSource() == MqttDisconnectSource.USER) {
            return;
        }
        var reconnector = context.getReconnector();
        var pause = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(10, reconnector.getAttempts()));
        // A quarter of chance, so that a thousand devices do not come back in the same instant.
        var chance = ThreadLocalRandom.current().nextLong(pause / 4 + 1);
        reconnector.reconnect(true).resubscribeIfSessionExpired(false).republishIfSessionExpired(true);
        reconnector.delay(pause + chance, TimeUnit.MILLISECONDS);
        listener.lost(reason(context.getCause()));
    }

    private static String reason(Throwable cause) {
        var deepest = cause;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        var message = deepest.getMessage();
        return message == null ? deepest.getClass().getSimpleName() : message;
    }
}
